/** Commands for marks with something to say: links, languages. */
import type { Attrs, MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { isAllowedUrl } from '@/lib/html/body-schema';
import { encodedUrl } from '@/lib/rich-text/encoded-url';
import { schema } from '@/lib/rich-text/schema';
import { textDirection } from '@/lib/text/bidi';

const { marks } = schema;

/** The run with a mark around the caret, or the selection where there is none. */
function rangeOf(
  { selection, doc }: EditorState,
  type: MarkType,
): { from: number; to: number; attrs: Attrs | null } {
  const { $from, from, to, empty } = selection;
  const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!mark) return { from, to, attrs: null };
  if (!empty) return { from, to, attrs: mark.attrs };
  let start = from;
  let end = from;
  const base = $from.start();
  doc.nodesBetween(base, $from.end(), (node, at) => {
    if (!node.isText || !mark.isInSet(node.marks)) return;
    if (at <= end && at + node.nodeSize >= start) {
      start = Math.min(start, at);
      end = Math.max(end, at + node.nodeSize);
    }
  });
  return { from: start, to: end, attrs: mark.attrs };
}

/** What the mark around the caret says, '' where there is none. */
export function saidBy(state: EditorState, name: 'link' | 'span'): string {
  const { attrs } = rangeOf(state, marks[name]);
  return String((name === 'link' ? attrs?.href : attrs?.lang) ?? '');
}

/** An address as it is typed: one without a scheme that looks like a host gets https. */
export function urlOf(typed: string): string | null {
  const trimmed = typed.trim();
  const url = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(trimmed)
    ? `https://${trimmed}`
    : /^[^\s@:/]+@[^\s@/]+$/.test(trimmed)
      ? `mailto:${trimmed}`
      : trimmed;
  return url !== '' && !/\s/.test(url) && isAllowedUrl(url) ? encodedUrl(url) : null;
}

/**
 * Links the selection, or the link around the caret; '' takes the link.
 * @param typed what stands as text where nothing is chosen: an address as it was typed, in letters and not encoded
 */
export function setLink(url: string, typed = url): Command {
  return setMark('link', url === '' ? null : { href: url }, typed);
}

/** Names the language of a passage; '' takes the name. */
export function setLanguage(lang: string): Command {
  return (state, dispatch) => {
    const { from, to } = rangeOf(state, marks.span);
    const dir = textDirection(state.doc.textBetween(from, to, ' '), 'ltr');
    return setMark('span', lang === '' ? null : { lang, dir })(state, dispatch);
  };
}

function setMark(name: 'link' | 'span', attrs: Attrs | null, text = ''): Command {
  return (state, dispatch) => {
    const { from, to } = rangeOf(state, marks[name]);
    const { tr } = state;
    if (from === to) {
      if (!attrs || text === '') return false;
      tr.insert(from, schema.text(text, [marks[name].create(attrs)]));
    } else {
      tr.removeMark(from, to, marks[name]);
      if (attrs) tr.addMark(from, to, marks[name].create(attrs));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
