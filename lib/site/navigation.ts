import { nameKey } from '@/lib/text/arabic';
import { type LinkLine, parseLinkLines } from './link-lines';

/** Limit of topics that nobody chose: more would not fit a line of a desk's screen; the last link leads to all. */
const TOPICS_SHOWN = 7;

interface NavigationItem {
  text: string;
  href: string;
}

/**
 * The links below the masthead.
 * @param chosen lines as the owner typed them (lib/site/link-lines.ts): a topic by its name, or a link; empty for the first
 * topics
 * @param topics of the edition, in their order
 * @param pathOf the page of a topic
 */
export function navigationItems(
  chosen: string,
  topics: readonly { slug: string; name: string }[],
  pathOf: (slug: string) => string,
): NavigationItem[] {
  const links = parseLinkLines(chosen).columns.flatMap((column) => column.links);
  if (links.length === 0)
    return topics.slice(0, TOPICS_SHOWN).map(({ slug, name }) => ({ text: name, href: pathOf(slug) }));
  return linkItems(links, topics, pathOf);
}

/** Links as they were typed, each with an address. */
export function linkItems(
  links: readonly LinkLine[],
  topics: readonly { slug: string; name: string }[],
  pathOf: (slug: string) => string,
): NavigationItem[] {
  return links.flatMap(({ text, href }) => {
    if (href !== null) return [{ text, href }];
    const topic = findNamed(topics, text);
    // A topic that is gone, or has no article yet, has no page to lead to.
    return topic ? [{ text: topic.name, href: pathOf(topic.slug) }] : [];
  });
}

/** The names among the chosen lines that are no topic's. */
export function unknownTopics(chosen: string, topics: readonly { name: string }[]): string[] {
  return parseLinkLines(chosen)
    .columns.flatMap((column) => column.links)
    .filter(({ text, href }) => href === null && !findNamed(topics, text))
    .map(({ text }) => text);
}

function findNamed<T extends { name: string }>(topics: readonly T[], name: string): T | undefined {
  const key = nameKey(name);
  return topics.find((topic) => nameKey(topic.name) === key);
}

/** Lines in which one topic's name stands in the place of another's, once; links and headings stay. */
export function renameInLines(typed: string, from: string, to: string): string {
  const isThere = nameKey(from) !== nameKey(to) && typed.split('\n').some((line) => isNamed(line, to));
  return typed
    .split('\n')
    .flatMap((line) => (isNamed(line, from) ? (isThere ? [] : [to]) : [line]))
    .join('\n');
}

function isNamed(line: string, name: string): boolean {
  return !line.includes('|') && !line.trim().endsWith(':') && nameKey(line) === nameKey(name);
}
