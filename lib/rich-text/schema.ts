/**
 * What a body is while it is edited: the vocabulary of lib/html/body-schema.ts as a closed ProseMirror schema. What has no
 * place in it stands as a `kept` block with its source.
 */
import { type NodeSpec, Schema } from 'prosemirror-model';
import { figureNodes } from './figure-nodes';
import { marks } from './marks';
import { languageFromDom, languageToDom, ownLanguage } from './own-language';
import { tableNodes } from './table-nodes';

/** A block of inline content with its own language. */
function textBlock(tag: string, spec: NodeSpec = {}): NodeSpec {
  return {
    content: 'inline*',
    attrs: ownLanguage,
    parseDOM: [{ tag, getAttrs: languageFromDom }],
    toDOM: ({ attrs }) => [tag, languageToDom(attrs), 0],
    ...spec,
  };
}

const nodes = {
  doc: { content: '(block | note)+' },
  paragraph: textBlock('p', { group: 'block' }),
  heading: textBlock('h2', {
    group: 'block',
    defining: true,
    attrs: { ...ownLanguage, level: { default: 2 }, id: { default: null } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element: HTMLElement) => ({
        ...languageFromDom(element),
        level: Math.min(4, Math.max(2, level)),
      }),
    })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, languageToDom(attrs), 0],
  }),
  bullet_list: {
    content: 'list_item+',
    group: 'block list',
    attrs: ownLanguage,
    parseDOM: [{ tag: 'ul', getAttrs: languageFromDom }],
    toDOM: ({ attrs }) => ['ul', languageToDom(attrs), 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block list',
    attrs: { ...ownLanguage, start: { default: 1 }, reversed: { default: false } },
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: (element) => ({
          ...languageFromDom(element),
          start: (element as HTMLOListElement).start || 1,
        }),
      },
    ],
    toDOM: ({ attrs }) => [
      'ol',
      {
        ...languageToDom(attrs),
        ...(attrs.start !== 1 && { start: attrs.start }),
        ...(attrs.reversed && { reversed: '' }),
      },
      0,
    ],
  },
  /** `checked` is null in a list without boxes; `loose` where a list is written with empty lines. */
  list_item: {
    content: 'paragraph block*',
    defining: true,
    attrs: { ...ownLanguage, loose: { default: false }, checked: { default: null } },
    parseDOM: [
      {
        tag: 'li',
        getAttrs: (element) => ({
          ...languageFromDom(element),
          checked: { true: true, false: false }[element.dataset.checked ?? ''] ?? null,
        }),
      },
    ],
    toDOM: ({ attrs }) => [
      'li',
      { ...languageToDom(attrs), ...(attrs.checked !== null && { 'data-checked': String(attrs.checked) }) },
      0,
    ],
  },
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    attrs: ownLanguage,
    parseDOM: [{ tag: 'blockquote', getAttrs: languageFromDom }],
    toDOM: ({ attrs }) => ['blockquote', languageToDom(attrs), 0],
  },
  ...figureNodes,
  ...tableNodes,
  /** `info` is what a fence says behind its sign: the name of the language. */
  code_block: {
    content: 'text*',
    marks: '',
    group: 'block',
    code: true,
    defining: true,
    attrs: { info: { default: null } },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    toDOM: () => ['pre', { dir: 'ltr' }, ['code', 0]],
  },
  rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  definitions: {
    content: '(term | description)+',
    group: 'block',
    parseDOM: [{ tag: 'dl' }],
    toDOM: () => ['dl', 0],
  },
  term: textBlock('dt'),
  description: textBlock('dd'),
  /** A block that is not edited here; `text` is what is read of it. */
  kept: {
    group: 'block',
    atom: true,
    attrs: { source: {}, text: { default: '' } },
    parseDOM: [
      {
        tag: 'div[data-kept]',
        getAttrs: ({ dataset }) => ({ source: dataset.kept ?? '', text: dataset.text ?? '' }),
      },
    ],
    toDOM: ({ attrs }) => [
      'div',
      { 'data-kept': attrs.source, 'data-text': attrs.text },
      ['p', { dir: 'auto' }, attrs.text || attrs.source],
    ],
  },
  /** The text of a footnote, where it stands in the source; its number is that of its reference. */
  note: {
    content: 'paragraph block*',
    defining: true,
    isolating: true,
    attrs: { id: {} },
    parseDOM: [
      { tag: 'section[data-note]', getAttrs: (element) => ({ id: element.getAttribute('data-note') }) },
    ],
    toDOM: ({ attrs }) => ['section', { 'data-note': attrs.id }, 0],
  },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
    leafText: () => '\n',
  },
} satisfies Record<string, NodeSpec>;

export const schema = new Schema({ nodes, marks });
