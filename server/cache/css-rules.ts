/**
 * The styles a page uses, to be sent inside it: a stylesheet of its own would cost a slow phone a round trip before the
 * first paint, and holds the styles of every other page too (docs/0013-first-visit.md).
 */

/** A rule at the top of a stylesheet, or a statement such as `@layer base, use;`. */
interface Rule {
  text: string;
  /** The CSS modules whose classes it names; none in the global stylesheets. */
  modules: ReadonlySet<string>;
  /** What a block such as `@media` holds. */
  inner?: { head: string; rules: Rule[] };
}

/** A stylesheet that can be taken apart by the modules in it. */
export type Sheet = readonly Rule[];

/** Next names a class of a module by a hash of six characters, then the class: `K0Z6Ma_picture`; a digit is led by `_`. */
const MODULE_OF_CLASS = /^(_\d.{5}|.{6})_/;
const CLASS_IN_CSS = /\.((?:[\w-]|\\.)+)/g;
const CLASSES_IN_HTML = /\sclass="([^"]*)"/g;
/** Blocks that hold rules like the stylesheet itself. */
const BLOCK = /^@(?:media|supports|layer|container)\b/;

/** Takes a minified stylesheet apart. Text without rules is no rule. */
export function readSheet(css: string): Sheet {
  return partsOf(css).map((text) => {
    const open = text.indexOf('{');
    const head = open < 0 ? text : text.slice(0, open);
    if (open < 0 || !BLOCK.test(head)) return { text, modules: modulesOf(text) };
    return { text, modules: new Set(), inner: { head, rules: [...readSheet(text.slice(open + 1, -1))] } };
  });
}

/** The modules whose classes stand in a page. */
export function modulesIn(html: string): Set<string> {
  const modules = new Set<string>();
  for (const [, names = ''] of html.matchAll(CLASSES_IN_HTML)) {
    for (const name of names.split(' ')) addModule(modules, name);
  }
  return modules;
}

/**
 * What of a stylesheet a page with these modules uses: all that is global, and each module whole, since a script may
 * bring any part of what the page has a part of: a form again, with its errors.
 */
export function styleOf(sheet: Sheet, modules: ReadonlySet<string>): string {
  return sheet
    .map(({ text, modules: named, inner }) => {
      if (!inner) return named.size === 0 || [...named].some((name) => modules.has(name)) ? text : '';
      const kept = styleOf(inner.rules, modules);
      return kept && `${inner.head}{${kept}}`;
    })
    .join('');
}

function modulesOf(rule: string): Set<string> {
  const modules = new Set<string>();
  for (const [, name = ''] of rule.matchAll(CLASS_IN_CSS)) addModule(modules, name);
  return modules;
}

function addModule(modules: Set<string>, name: string): void {
  const [, module] = MODULE_OF_CLASS.exec(name) ?? [];
  if (module) modules.add(module);
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
