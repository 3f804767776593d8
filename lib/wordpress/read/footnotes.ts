/** Footnotes of WordPress's block editor: the text is in the post's meta, and the body refers to it by `data-fn`. */
import type { Element, ElementContent, Root } from 'hast';
import { element } from '@/lib/html/hast';
import { elementsIn, text } from './tree';

export interface Footnote {
  id: string;
  /** HTML of one line. */
  content: string;
}

/** Parses the meta `footnotes`; undefined where it cannot be read. */
export function parseFootnotes(json: string | undefined): Footnote[] | undefined {
  if (!json) return [];
  try {
    const notes: unknown = JSON.parse(json);
    if (!Array.isArray(notes)) return;
    return notes.map(({ id, content }) => ({ id: String(id), content: String(content ?? '') }));
  } catch {
    return;
  }
}

/**
 * Turns references and notes into the footnotes of lib/html/body-schema.ts, as remark-gfm makes them, numbered in the
 * order of the text; notes that nothing refers to come last.
 * @param parse of a note's content
 */
export function placeFootnotes(
  tree: Root,
  notes: readonly Footnote[],
  words: { footnotes: string; footnoteBack: string },
  parse: (html: string) => ElementContent[],
): void {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const mentions = new Map<string, number>();
  for (const mark of elementsIn(tree, 'sup', true)) {
    const id = String(mark.properties.dataFn ?? '');
    if (!byId.has(id)) continue;
    const count = (mentions.get(id) ?? 0) + 1;
    mentions.set(id, count);
    const number = [...mentions.keys()].indexOf(id) + 1;
    mark.children = [
      element(
        'a',
        {
          href: `#fn-${number}`,
          id: `fnref-${number}${count > 1 ? `-${count}` : ''}`,
          dataFootnoteRef: '',
          ariaDescribedBy: ['footnote-label'],
        },
        [text(String(number))],
      ),
    ];
  }
  const order = [...mentions.keys(), ...[...byId.keys()].filter((id) => !mentions.has(id))];
  if (order.length === 0) return;
  const items = order.map((id, index) => {
    const back = Array.from({ length: mentions.get(id) ?? 0 }, (_, at) =>
      backref(index + 1, at + 1, words.footnoteBack),
    );
    const content = [...parse(byId.get(id)?.content ?? ''), ...back.flatMap((link) => [text(' '), link])];
    return element('li', { id: `fn-${index + 1}` }, [element('p', {}, content)]);
  });
  const heading = element('h2', { id: 'footnote-label' }, [text(words.footnotes)]);
  tree.children.push(element('section', { dataFootnotes: '' }, [heading, element('ol', {}, items)]));
}

/** An arrow up fits both directions of writing. */
function backref(number: number, mention: number, label: string): Element {
  const suffix = mention > 1 ? [element('sup', {}, [text(String(mention))])] : [];
  const href = `#fnref-${number}${mention > 1 ? `-${mention}` : ''}`;
  return element('a', { href, dataFootnoteBackref: '', ariaLabel: label }, [text('\u2191'), ...suffix]);
}
