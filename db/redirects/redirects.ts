import { and, eq, inArray } from 'drizzle-orm';
import { published } from '@/db/articles/published';
import { db, type Transaction } from '@/db/core/client';
import { addressOfPicture } from '@/db/media/pictures';
import { articles, authors, topics } from '@/db/schema/articles';
import { redirects } from '@/db/schema/redirects';
import { cleanQuestion } from '@/lib/search/query';
import { searchPathFor } from '@/lib/search/url';
import { articlePathFor, listPathFor, pathFor, threadPathFor } from '@/lib/site/paths';
import {
  type FeedPermalink,
  type ListPermalink,
  type NamedPermalink,
  type Permalink,
  parsePermalink,
  permalinkKey,
} from '@/lib/wordpress/permalinks';
import { isOwnPath } from '@/runtime/routes';
import { isEdition, site, toEdition } from '@/site.config';
import { pageOfDate, pageOfThread } from './list-pages';

/** Exactly one is given. */
export type RedirectTarget =
  | { articleId: number }
  | { authorId: number }
  | { topicId: number }
  | { picture: string };

/** In-memory cache, misses included: what an import adds is seen within its TTL. */
const MAX_ENTRIES = 1000;
const TTL_MS = 60_000;

const recent = new Map<string, { to: string | undefined; until: number }>();

/**
 * The redirect of an imported permalink: a path of ours, built from what is stored and never from what was asked for.
 * Undefined for addresses of our own (without a query) and where nothing is known.
 * @param target a request's target as it was sent
 */
export async function findRedirect(target: string): Promise<string | undefined> {
  const place = isOwnPath(target) ? undefined : parsePermalink(target);
  if (!place) return;
  const key = JSON.stringify(place);
  const known = recent.get(key);
  if (known && known.until > Date.now()) return known.to;
  const to = (await findPermalink(place))?.path;
  recent.delete(key);
  recent.set(key, { to, until: Date.now() + TTL_MS });
  if (recent.size > MAX_ENTRIES) recent.delete(recent.keys().next().value as string);
  return to;
}

export interface Found {
  path: string;
  articleId?: number;
  /** Whether the article is a page. */
  isPage?: boolean;
  authorId?: number;
}

/** Uncached. */
export async function findPermalink(place: Permalink): Promise<Found | undefined> {
  if (place.kind === 'sitemap') return { path: '/sitemap.xml' };
  if (place.kind === 'feed') {
    const { edition = site.defaultEdition } = place;
    // A language without an edition has no feed here.
    return isEdition(edition) ? { path: pathFor(edition, 'feed.xml') } : undefined;
  }
  if (place.kind === 'named') {
    const found = await findNamed(place);
    if (found || !place.otherwise) return found;
    return findPermalink(place.feed ? feedInstead(place.otherwise) : place.otherwise);
  }
  // Without an import these addresses never were.
  const [moved] = await db.select({ path: redirects.path }).from(redirects).limit(1);
  if (!moved) return;
  if (place.kind === 'search')
    return { path: searchPathFor(site.defaultEdition, { question: cleanQuestion(place.question) }) };
  return findList(place);
}

function feedInstead(list: NonNullable<NamedPermalink['otherwise']>): FeedPermalink {
  return 'edition' in list && list.edition ? { kind: 'feed', edition: list.edition } : { kind: 'feed' };
}

/** Redirects a date archive to the page of the edition's list with its newest article; undefined for one without any. */
async function findList({ edition: former, year, ...date }: ListPermalink): Promise<Found | undefined> {
  const edition = toEdition(former);
  if (year === undefined) return { path: pathFor(edition) };
  const page = await pageOfDate(edition, { ...date, kind: 'list', year });
  return page === undefined ? undefined : { path: listPathFor(page, edition) };
}

async function findNamed({ keys, feed, commentPage }: NamedPermalink): Promise<Found | undefined> {
  const rows = await db
    .select({
      path: redirects.path,
      picture: redirects.picture,
      article: {
        id: articles.id,
        edition: articles.edition,
        slug: articles.slug,
        purpose: articles.purpose,
      },
      author: { id: authors.id, edition: authors.edition, slug: authors.slug },
      topic: { edition: topics.edition, slug: topics.slug },
    })
    .from(redirects)
    .leftJoin(articles, and(eq(articles.id, redirects.articleId), published()))
    .leftJoin(authors, eq(authors.id, redirects.authorId))
    .leftJoin(topics, eq(topics.id, redirects.topicId))
    .where(inArray(redirects.path, keys));
  const row = keys.map((key) => rows.find(({ path }) => path === key)).find(Boolean);
  if (!row) return;
  const { article, author, topic, picture } = row;
  if (picture) return { path: addressOfPicture(picture) };
  const below = feed ? ['feed.xml'] : [];
  if (author) return { path: pathFor(author.edition, 'authors', author.slug, ...below), authorId: author.id };
  if (topic) return { path: pathFor(topic.edition, 'topics', topic.slug, ...below) };
  if (!article) return;
  const { id: articleId, edition, slug, purpose } = article;
  // A page has neither feed nor thread.
  if (purpose !== null) return { path: articlePathFor(edition, article), articleId, isPage: true };
  if (feed || commentPage === 1) return { path: pathFor(edition, 'articles', slug, ...below), articleId };
  return { path: threadPathFor(await pageOfThread(articleId, commentPage), edition, slug), articleId };
}

/**
 * Stores redirects to something of ours. The first target of an address wins; addresses of our own are left out.
 * @param addresses as the other site wrote them, or keys of lib/wordpress/permalinks.ts
 * @returns those that lead to something else already
 */
export async function addRedirects(
  tx: Transaction,
  addresses: readonly string[],
  target: RedirectTarget,
): Promise<string[]> {
  const keys = addresses.map((address) => (address.startsWith('?') ? address : permalinkKey(address)));
  const paths = [...new Set(keys.filter((key) => key !== undefined))].filter((key) => !isOwnPath(key));
  if (paths.length === 0) return [];
  const row = { articleId: null, authorId: null, topicId: null, picture: null, ...target };
  const added = await tx
    .insert(redirects)
    .values(paths.map((path) => ({ path, ...row })))
    .onConflictDoNothing()
    .returning({ path: redirects.path });
  if (added.length === paths.length) return [];
  const existing = await tx.select().from(redirects).where(inArray(redirects.path, paths));
  const same = (other: (typeof existing)[number]) =>
    Object.entries(row).every(([key, value]) => other[key as keyof typeof row] === value);
  return existing.filter((other) => !same(other)).map(({ path }) => path);
}
