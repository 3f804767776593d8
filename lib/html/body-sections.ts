/** The sections of a body: an address for each heading, and the list of them that a long article opens with. */
import type { Element, Root } from 'hast';
import { toString as joinedText } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { slugify } from '@/lib/site/slug';
import { ID_PREFIX } from './body-schema';
import { decodeEntities } from './escape';
import { textOfHtml } from './html-text';

/** Unlike an index, the words of a heading keep a link to it right when a section is added above. */
export const SECTION_PREFIX = 'section-';

/** The heading over the footnotes, which remark-gfm names so, is no section of the article. */
const NOTES_HEADING = `${ID_PREFIX}footnote-label`;

export interface Section {
  id: string;
  title: string;
}

/**
 * Gives each heading an id made of its words, and leads the links within the body to the ids that are there:
 * `#الرصاص` to the heading «الرصاص», any other to an id the body brought along.
 */
export function addressSections(tree: Root): void {
  const taken = new Set<string>();
  visit(tree, 'element', (node) => {
    if (!/^h[2-4]$/.test(node.tagName)) return;
    const id = free(`${SECTION_PREFIX}${slugify(joinedText(withoutNotes(node)))}`.replace(/-$/, ''), taken);
    // An id of its own stays, unless it says the same words, as those of other editors do.
    const own = node.properties.id;
    if (own && own !== ID_PREFIX + id.slice(SECTION_PREFIX.length)) return;
    delete node.properties.id;
    node.properties.id = id;
    taken.add(id);
  });
  visit(tree, { tagName: 'a' }, (link: Element) => {
    const { href } = link.properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    const section = `${SECTION_PREFIX}${decoded(href.slice(1))}`;
    link.properties.href = `#${taken.has(section) ? section : ID_PREFIX + href.slice(1)}`;
  });
}

function free(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The number of a footnote is no word of the heading it stands in. */
function withoutNotes(heading: Element): Element {
  return {
    ...heading,
    children: heading.children.filter((child) => !(child.type === 'element' && child.tagName === 'sup')),
  };
}

/** A heading of the second level that has an id; attributes of a stored body are quoted. */
const HEADING = /<h2(?: [\w-]+="[^"]*")*? id="([^"]*)"[^>]*>([\s\S]*?)<\/h2>/g;
const NOTE = /<sup(?: [^>]*)?>[\s\S]*?<\/sup>/g;

/** The second-level headings of a stored body, in order: its sections. Titles are plain text. */
export function sectionsOf(html: string): Section[] {
  return Array.from(html.matchAll(HEADING), ([, id = '', heading = '']) => ({
    id: decodeEntities(id),
    title: textOfHtml(heading.replace(NOTE, '')),
  })).filter(({ id, title }) => id !== '' && id !== NOTES_HEADING && title !== '');
}
