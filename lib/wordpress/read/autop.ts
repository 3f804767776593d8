import type { Element, ElementContent, Root } from 'hast';
import { element } from '@/lib/html/hast';
import { FREEFORM } from './shortcodes';
import { text, trim } from './tree';

/** Block elements, which never stand inside a paragraph (HTML Standard, "flow content" without "phrasing content"). */
const BLOCKS = new Set(
  (
    'address article aside blockquote center details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr li main menu nav noscript ol p pre section summary table ul iframe script style video audio'
  ).split(' '),
);

/** Blocks whose loose text becomes paragraphs. */
const HOLDERS = new Set(
  'address article aside blockquote center details div fieldset footer form header main noscript section'.split(
    ' ',
  ),
);

/** Blocks whose loose text becomes paragraphs only where it has an empty line. */
const CELLS = new Set(['li', 'td', 'th', 'dd']);

const EMPTY_LINE = /\n[^\S\n]*\n\s*/;

/**
 * Wraps loose text into paragraphs in place, as WordPress's wpautop does when it renders a body: in freeform text an
 * empty line ends a paragraph and a newline is a `<br>`; elsewhere a newline is a space.
 */
export function autop(parent: Root | Element, isFreeform = false): void {
  const children: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    for (const part of isFreeform ? splitAtEmptyLines(run) : [run]) {
      const content = trim(part);
      if (content.length === 0) continue;
      children.push(element('p', {}, isFreeform ? content.flatMap(breakLines) : content));
    }
    run = [];
  };
  for (const child of parent.children as ElementContent[]) {
    if (child.type !== 'element' || !BLOCKS.has(child.tagName)) {
      run.push(child);
      continue;
    }
    endRun();
    autopInside(child, isFreeform);
    children.push(child);
  }
  endRun();
  parent.children = children;
}

function autopInside(block: Element, isFreeform: boolean): void {
  const { tagName, children } = block;
  const inFreeform = isFreeform || FREEFORM in block.properties;
  if (HOLDERS.has(tagName) || (CELLS.has(tagName) && inFreeform && children.some(hasEmptyLine)))
    autop(block, inFreeform);
  else if (tagName === 'p' && inFreeform) block.children = children.flatMap(breakLines);
  else if (tagName !== 'pre') {
    for (const child of children) if (child.type === 'element') autopInside(child, inFreeform);
  }
}

function hasEmptyLine(node: ElementContent): boolean {
  if (node.type === 'text') return EMPTY_LINE.test(node.value);
  return node.type === 'element' && node.tagName !== 'pre' && node.children.some(hasEmptyLine);
}

/** Splits a run at its empty lines; an inline element that holds one is split, too. */
function splitAtEmptyLines(run: ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  const add = (node: ElementContent, isNew: boolean) => {
    if (isNew) parts.push([]);
    parts.at(-1)?.push(node);
  };
  for (const node of run) {
    if (node.type === 'text') {
      for (const [index, value] of node.value.split(EMPTY_LINE).entries()) add(text(value), index > 0);
    } else if (node.type === 'element' && hasEmptyLine(node)) {
      for (const [index, children] of splitAtEmptyLines(node.children).entries())
        add({ ...node, children }, index > 0);
    } else add(node, false);
  }
  return parts;
}

function breakLines(node: ElementContent): ElementContent[] {
  if (node.type === 'element' && node.tagName !== 'pre' && node.tagName !== 'code')
    return [{ ...node, children: node.children.flatMap(breakLines) }];
  if (node.type !== 'text' || !node.value.includes('\n')) return [node];
  return node.value
    .split('\n')
    .flatMap((value, index): ElementContent[] =>
      index === 0 ? [text(value)] : [element('br', {}, []), text(value)],
    );
}
