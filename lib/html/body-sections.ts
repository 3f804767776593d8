/** The sections of a body: an address for each heading, and the list of them that a long article opens with. */
import type { Element, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { slugify } from '@/lib/site/slug';
import { ID_PREFIX } from './body-schema';

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
    const id = free(`${SECTION_PREFIX}${slugify(plainText(withoutNotes(node)))}`.replace(/-$/, ''), taken);
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

/** The second-level headings of a stored body, in order: its sections. Titles are plain text. */
export function sectionsOf(html: string): Section[] {
  const headings = html.match(/<h2 [^<>]*>[\s\S]*?<\/h2>/g) ?? [];
  return headings.flatMap((heading) => {
    const [element] = parser.parse(heading).children;
    if (element?.type !== 'element') return [];
    const id = String(element.properties.id ?? '');
    const title = plainText(withoutNotes(element)).trim();
    return id === '' || id === NOTES_HEADING || title === '' ? [] : [{ id, title }];
  });
}

const parser = unified().use(rehypeParse, { fragment: true });

/** The number of a footnote is no word of the heading it stands in. */
function withoutNotes(heading: Element): Element {
  return {
    ...heading,
    children: heading.children.filter((child) => !(child.type === 'element' && child.tagName === 'sup')),
  };
}
