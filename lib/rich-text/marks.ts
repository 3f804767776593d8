import type { MarkSpec } from 'prosemirror-model';
import { isAllowedUrl } from '@/lib/html/body-schema';
import { languageFromDom, ownElement, ownLanguage, ownTag } from './own-language';

/** A mark of one element without attributes. */
function plain(tag: string): MarkSpec {
  return { parseDOM: [{ tag }], toDOM: () => [tag, 0] };
}

/** A mark that two elements stand for; which one it was is kept. */
function either(tag: string, other: string): MarkSpec {
  const rule = (name: string) => ({ tag: name, attrs: { tag: name } });
  return {
    attrs: { tag: { default: tag } },
    parseDOM: [rule(tag), rule(other)],
    toDOM: (mark) => [String(mark.attrs.tag), 0],
  };
}

/** The inline elements of a body (lib/html/body-schema.ts), the widest first. */
export const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = element.getAttribute('href') ?? '';
          return isAllowedUrl(href) && { href };
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { href: attrs.href }, 0],
  },
  span: {
    attrs: ownLanguage,
    parseDOM: [{ tag: ownTag('span'), getAttrs: languageFromDom }],
    toDOM: ({ attrs }) => ownElement('span', attrs),
  },
  bdi: {
    attrs: ownLanguage,
    parseDOM: [{ tag: ownTag('bdi'), getAttrs: languageFromDom }],
    toDOM: ({ attrs }) => ownElement('bdi', attrs),
  },
  q: plain('q'),
  strong: either('strong', 'b'),
  em: either('em', 'i'),
  cite: plain('cite'),
  del: plain('del'),
  mark: plain('mark'),
  small: plain('small'),
  sub: plain('sub'),
  sup: { parseDOM: [{ tag: 'sup:not([data-note])' }], toDOM: () => ['sup', 0] },
  abbr: {
    attrs: { title: { default: null } },
    parseDOM: [{ tag: 'abbr', getAttrs: (element) => ({ title: element.getAttribute('title') }) }],
    toDOM: ({ attrs }) => ['abbr', attrs.title ? { title: attrs.title } : {}, 0],
  },
  kbd: plain('kbd'),
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', { dir: 'ltr' }, 0], code: true },
  /** A footnote's reference: a mark on its number, since Android's keyboards and Firefox's caret stumble over inline atoms. */
  note_ref: {
    attrs: { id: {} },
    inclusive: false,
    parseDOM: [{ tag: 'sup[data-note]', getAttrs: (element) => ({ id: element.getAttribute('data-note') }) }],
    toDOM: ({ attrs }) => ['sup', { 'data-note': attrs.id }, ['a', { 'data-footnote-ref': '' }, 0]],
  },
} satisfies Record<string, MarkSpec>;
