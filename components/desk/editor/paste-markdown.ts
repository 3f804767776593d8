import { closeHistory } from 'prosemirror-history';
import { Fragment, Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { OPEN_BODY } from '@/lib/desk/articles-url';
import { definedNotes } from '@/lib/rich-text/footnotes';
import type { OpenedBody } from '@/lib/rich-text/open';
import { schema } from '@/lib/rich-text/schema';
import { documentOf } from '@/lib/rich-text/write';

const { nodes } = schema;

/** Signs that prose has not: headings, fences, tables, notes, bold, links. Dashes alone are dialogue. */
const SIGNS =
  /^#{1,6} \S|^(?:```|~~~)|^ {0,3}\|?(?: {0,9}:?-+:? {0,9}\|)+(?: {0,9}:?-+:? {0,9})?$|^\[\^[^\]\s]{1,40}\]:|(?<![\w*])\*\*[^\s*](?:[^*\n]{0,400}[^\s*])?\*\*(?![\w*])|\]\((?:https?:|mailto:|\/)[^\s)]+\)/m;

export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.test(text);
}

/**
 * Pastes text that is Markdown: as it is, then as the blocks that the server reads in it, unless something was written meanwhile. Undo
 * gives the text again. @returns whether it is one
 */
export function pasteMarkdown(view: EditorView, data: DataTransfer | null, slice: Slice): boolean {
  const text = data?.getData('text/plain') ?? '';
  const { $from, from, to } = view.state.selection;
  const isPlace = $from.depth === 1 && $from.parent.type === nodes.paragraph;
  if (!isPlace || data?.getData('text/html') || !looksLikeMarkdown(text)) return false;
  const tr = view.state.tr.replaceSelection(slice);
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
  const end = tr.mapping.map(to);
  const { doc } = view.state;
  void read(text).then((opened) => {
    if (!opened || view.isDestroyed || view.state.doc !== doc) return;
    const { content } = documentOf(opened);
    const notes = definedNotes(doc);
    // A note of the same name is another's.
    if (content.content.some(({ type, attrs }) => type === nodes.note && notes.has(attrs.id))) return;
    const isLine = content.childCount === 1 && content.firstChild?.type === nodes.paragraph;
    const blocks = isLine ? Slice.maxOpen(content) : new Slice(Fragment.from(content), 0, 0);
    view.dispatch(closeHistory(view.state.tr.replaceRange(from, end, blocks)).scrollIntoView());
  });
  return true;
}

async function read(text: string): Promise<OpenedBody | null> {
  const body = new FormData();
  body.set('body', text);
  try {
    const answer = await fetch(OPEN_BODY, { method: 'POST', body });
    return answer.ok ? ((await answer.json()) as OpenedBody) : null;
  } catch {
    return null;
  }
}
