import type { Attrs, DOMOutputSpec } from 'prosemirror-model';

/** An author's own `lang` and `dir`, which are part of the text; the directions that the site finds are only shown. */
export const ownLanguage = { lang: { default: null }, dir: { default: null } };

/** In the editor's DOM own ones carry this mark: those that are shown there are never read back. */
const OWN = 'data-own';

/** Attributes of the editor's DOM for a node or mark with a language of its own. */
export function languageToDom({ lang, dir }: Attrs): Record<string, string> {
  if (!lang && !dir) return {};
  return { ...(lang && { lang }), ...(dir && { dir }), [OWN]: '' };
}

/** Inverse of `languageToDom`. */
export function languageFromDom(element: HTMLElement): Attrs {
  if (!element.hasAttribute(OWN)) return { lang: null, dir: null };
  return { lang: element.getAttribute('lang'), dir: element.getAttribute('dir') };
}

/** A parse rule for an inline element that says nothing without attributes of its own. */
export const ownTag = (tag: string) => `${tag}[${OWN}]`;

/** An inline element with its own language. */
export function ownElement(tag: string, attrs: Attrs): DOMOutputSpec {
  return [tag, { ...languageToDom(attrs), [OWN]: '' }, 0];
}
