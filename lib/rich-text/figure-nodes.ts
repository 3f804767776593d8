import type { NodeSpec } from 'prosemirror-model';

/** A part of a figure: its words, told apart by a class. */
function figureText(name: string): NodeSpec {
  return {
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: `div.${name}` }],
    toDOM: () => ['div', { class: name }, 0],
  };
}

/** Pictures, galleries and quotations with their source; caption and credit are there while they are empty as well. */
export const figureNodes = {
  /** A quotation with its source, or a pull quote. */
  quotation: {
    content: 'blockquote source',
    group: 'block',
    isolating: true,
    attrs: { kind: { default: 'quote' } },
    parseDOM: ['quote', 'pull'].map((kind) => ({ tag: `figure.${kind}`, attrs: { kind } })),
    toDOM: ({ attrs }) => ['figure', { class: attrs.kind }, 0],
  },
  source: {
    content: 'inline*',
    defining: true,
    parseDOM: [{ tag: 'figure.quote > figcaption, figure.pull > figcaption' }],
    toDOM: () => ['figcaption', 0],
  },
  picture: {
    content: 'caption credit',
    group: 'block',
    isolating: true,
    draggable: true,
    attrs: { src: { default: '' }, alt: { default: '' } },
    parseDOM: [
      {
        tag: 'figure[data-picture]',
        contentElement: 'figcaption',
        getAttrs: (element) => {
          const image = element.querySelector('img');
          return { src: image?.getAttribute('src') ?? '', alt: image?.alt ?? '' };
        },
      },
    ],
    toDOM: ({ attrs }) => [
      'figure',
      { 'data-picture': '' },
      ['img', { src: attrs.src, alt: attrs.alt }],
      ['figcaption', 0],
    ],
  },
  gallery: {
    content: 'picture+ caption credit',
    group: 'block',
    isolating: true,
    parseDOM: [{ tag: 'figure.gallery' }],
    toDOM: () => ['figure', { class: 'gallery' }, 0],
  },
  caption: figureText('caption'),
  credit: figureText('credit'),
} satisfies Record<string, NodeSpec>;
