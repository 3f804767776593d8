/** The sections of a body: an id for each heading, and the table of contents of a long article. */
import type { Element, Root } from 'hast';
import { toString as joinedText } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { slugify } from '@/lib/site/slug';
import { ID_PREFIX } from './body-schema';
import { decodeEntities } from './escape';
import { textOfHtml } from './html-text';

/** Ids are made of words, not of an index, so that links survive a section added above. */
export const SECTION_PREFIX = 'section-';

/** The id remark-gfm gives the heading of the footnotes, which is no section of the article. */
const NOTES_HEADING = `${ID_PREFIX}footnote-label`;

interface Section {
  id: string;
  title: string;
}

/**
 * Gives each heading an id made of its words, and rewrites fragment links to the ids that exist: `#الرصاص` to the heading
 * «الرصاص», any other to an id of the body's source.
 */
export function addressSections(tree: Root): void {
  const taken = new Set<string>();
  visit(tree, 'element', (node) => {
    if (!/^h[2-4]$/.test(node.tagName)) return;
    const id = uniqueId(
      `${SECTION_PREFIX}${slugify(joinedText(withoutNotes(node)))}`.replace(/-$/, ''),
      taken,
    );
    // An explicit id is kept, unless it is made of the same words, as other editors do.
    const own = node.properties.id;
    if (own && own !== ID_PREFIX + id.slice(SECTION_PREFIX.length)) return;
    delete node.properties.id;
    node.properties.id = id;
    taken.add(id);
  });
  visit(tree, { tagName: 'a' }, (link: Element) => {
    const { href } = link.properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    const section = `${SECTION_PREFIX}${decodeFragment(href.slice(1))}`;
    link.properties.href = `#${taken.has(section) ? section : ID_PREFIX + href.slice(1)}`;
  });
}

function uniqueId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A footnote's number is no part of the heading's text. */
function withoutNotes(heading: Element): Element {
  return {
    ...heading,
    children: heading.children.filter((child) => !(child.type === 'element' && child.tagName === 'sup')),
  };
}

/** An `h2` with an id; attributes of a stored body are quoted. */
const HEADING = /<h2(?: [\w-]+="[^"]*")*? id="([^"]*)"[^>]*>([\s\S]*?)<\/h2>/g;
const NOTE = /<sup(?: [^>]*)?>[\s\S]*?<\/sup>/g;

/** The `h2`s of a stored body, in order. Titles are plain text. */
export function sectionsOf(html: string): Section[] {
  return Array.from(html.matchAll(HEADING), ([, id = '', heading = '']) => ({
    id: decodeEntities(id),
    title: textOfHtml(heading.replace(NOTE, '')),
  })).filter(({ id, title }) => id !== '' && id !== NOTES_HEADING && title !== '');
}
