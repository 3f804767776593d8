/**
 * The styles a page uses, to be sent inside it: a stylesheet of its own would cost a slow phone a round trip before the
 * first paint, and holds the styles of every other page too (docs/0013-first-visit.md).
 */
import { isUsedFace } from './font-faces';

/** A rule at the top of a stylesheet, or a statement such as `@layer base, use;`. */
interface Rule {
  text: string;
  /** What each of its selectors needs. */
  selectors: readonly Needs[];
  /** What a block such as `@media` holds. */
  inner?: { head: string; rules: Rule[] };
}

/** What a page must have for a selector with a class to be of use. */
interface Needs {
  classes: readonly string[];
  elements: readonly string[];
}

/** A stylesheet that can be taken apart by the classes in it. */
export type Sheet = readonly Rule[];

/** What of a stylesheet a page uses. */
interface Used {
  classes: ReadonlySet<string>;
  elements: ReadonlySet<string>;
  /** The CSS modules that it needs whole. */
  modules: ReadonlySet<string>;
  /** What stands on it to be read, for its fonts. */
  text: string;
}

/** Next names a class of a module by a hash of six characters, then the class: `K0Z6Ma_picture`; a digit is led by `_`. */
const MODULE_OF_CLASS = /^(_\d.{5}|.{6})_/;
const CLASS_IN_CSS = /\.((?:[\w-]|\\.)+)/g;
/** An element's name, at the start of what one element is. */
const ELEMENT_IN_CSS = /(?:^|[\s>+~])([a-z][a-z0-9]*)/g;
const PAGE_HAS = /:root:has\(\.((?:[\w-]|\\.)+)\)/g;
const ELEMENTS_IN_HTML = /<([a-z][a-z0-9]*)/g;
/** What our script makes of its own; all else that it shows is in the page, or comes with a form. */
const MADE_BY_SCRIPT = ['div', 'span'];
/** Global classes of what our script makes, or of what comes with a form or a receipt. */
const BROUGHT_BY_SCRIPT = ['heard', 'nowrap', 'primary'];
const CLASSES_IN_HTML = /\sclass="([^"]*)"/g;
/** The forms that our script may replace by others of the same kind: with errors, or done. */
const POSTED_FORM = /<form\b[^>]*\sdata-post=[\s\S]*?<\/form>/g;
const NOT_TEXT = /<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g;
/** Blocks that hold rules like the stylesheet itself. */
const BLOCK = /^@(?:media|supports|layer|container)\b/;

/** Takes a minified stylesheet apart. Text without rules is no rule. */
export function readSheet(css: string): Sheet {
  return partsOf(css).map((text) => {
    const open = text.indexOf('{');
    const head = open < 0 ? text : text.slice(0, open);
    if (open >= 0 && BLOCK.test(head))
      return { text, selectors: [], inner: { head, rules: [...readSheet(text.slice(open + 1, -1))] } };
    return { text, selectors: open < 0 ? [] : selectorsOf(head) };
  });
}

/** What a page uses: of its own parts the classes that it has; of a form all, since its answer may have more of them. */
export function usedBy(html: string): Used {
  const forms = html.match(POSTED_FORM)?.join('') ?? '';
  const modules = [...classesIn(forms)].flatMap((name) => MODULE_OF_CLASS.exec(name)?.[1] ?? []);
  return {
    classes: classesIn(html),
    elements: elementsIn(html),
    modules: new Set(modules),
    text: textOf(html),
  };
}

/** What of a stylesheet is used: rules without classes, those whose classes are there, faces with a letter there. */
export function styleOf(sheet: Sheet, used: Used): string {
  return sheet
    .map(({ text, selectors, inner }) => {
      if (!inner) return isUsed(selectors, used) && isUsedFace(text, used.text) ? text : '';
      const kept = styleOf(inner.rules, used);
      return kept && `${inner.head}{${kept}}`;
    })
    .join('');
}

function isUsed(selectors: Rule['selectors'], { classes, elements, modules }: Used): boolean {
  const isOfForm = (name: string) => modules.has(MODULE_OF_CLASS.exec(name)?.[1] ?? '');
  const isThere = (name: string) => classes.has(name) || isOfForm(name);
  return (
    selectors.length === 0 ||
    selectors.some(
      (needs) =>
        needs.classes.every(isThere) &&
        (needs.classes.length === 0 ||
          needs.classes.some(isOfForm) ||
          needs.elements.every((name) => elements.has(name))),
    )
  );
}

/**
 * A class in brackets may be one of several, or the one that must not be there: it counts for nothing, but where a page is asked
 * whether it has it.
 */
function selectorsOf(head: string): Needs[] {
  return withoutBrackets(head.replace(PAGE_HAS, ' .$1'))
    .split(',')
    .map((selector) => ({
      classes: [...selector.matchAll(CLASS_IN_CSS)].map(([, name = '']) => name),
      elements: [...selector.matchAll(ELEMENT_IN_CSS)].map(([, name = '']) => name),
    }));
}

function withoutBrackets(text: string): string {
  const shorter = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, '');
  return shorter === text ? text : withoutBrackets(shorter);
}

function classesIn(html: string): Set<string> {
  const found = [...html.matchAll(CLASSES_IN_HTML)].flatMap(([, names = '']) => names.split(' '));
  return new Set([...BROUGHT_BY_SCRIPT, ...found]);
}

function elementsIn(html: string): Set<string> {
  return new Set([
    ...MADE_BY_SCRIPT,
    ...Array.from(html.matchAll(ELEMENTS_IN_HTML), ([, name = '']) => name),
  ]);
}

function textOf(html: string): string {
  return html.replace(NOT_TEXT, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

/** Statements and blocks, each with what closes it; a brace in quotes is none. */
function partsOf(css: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < css.length; at++) {
    const sign = css[at] as string;
    if (sign === '\\') at++;
    else if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (quote || depth > 0 || (sign !== '}' && sign !== ';')) continue;
    parts.push(css.slice(start, at + 1).trim());
    start = at + 1;
  }
  return parts;
}
