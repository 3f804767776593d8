import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { isSlugTaken, moveSlug } from '@/db/articles/former-slugs';
import { indexArticles } from '@/db/articles/search-index';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articleTopics } from '@/db/schema/article-links';
import { articles, topics } from '@/db/schema/articles';
import { redirects } from '@/db/schema/redirects';
import { formerSlugs } from '@/db/schema/writing';
import { renameTopicInLinks } from '@/db/site/topic-names';
import type { TopicInput } from '@/lib/desk/named-form';
import { slugify } from '@/lib/site/slug';
import type { Edition } from '@/site.config';

interface DeskTopic {
  id: number;
  edition: Edition;
  slug: string;
  name: string;
  /** Its place among those that are ordered; null for one that goes by the number of its articles. */
  position: number | null;
  description: string;
  /** The article that opens its page; null for the newest. */
  leadId: number | null;
  articles: number;
}

/** All topics with the number of their articles; by edition, the ordered ones first, then by name. */
export function listDeskTopics(): Promise<DeskTopic[]> {
  const { id, edition, slug, name, position, description, leadId } = topics;
  return db
    .select({
      id,
      edition,
      slug,
      name,
      position,
      description,
      leadId,
      articles: count(articleTopics.articleId),
    })
    .from(topics)
    .leftJoin(articleTopics, eq(articleTopics.topicId, id))
    .groupBy(id)
    .orderBy(asc(edition), isNull(position), asc(position), asc(name));
}

/** More are no list to choose from. */
const MAX_LEADS = 40;

/** Articles that can open a topic's page: its newest. @param also the id of one that may be older */
export function listTopicLeads(
  topicId: number,
  also: number | null,
): Promise<{ id: number; title: string }[]> {
  const { articleId, shownAt } = articleTopics;
  const newest = db
    .select({ id: articleId })
    .from(articleTopics)
    .where(and(eq(articleTopics.topicId, topicId), lte(shownAt, new Date())))
    .orderBy(desc(shownAt), desc(articleId))
    .limit(MAX_LEADS);
  return db
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .where(or(inArray(articles.id, newest), eq(articles.id, also ?? 0)))
    .orderBy(desc(articles.publishedAt), desc(articles.id));
}

type Outcome = { outcome: 'saved' | 'gone' | 'slug-taken' | 'lead-gone' };

/** Saves what the desk says of a topic. Renamed, the address that it had leads to the one it gets. */
export function renameTopic(
  id: number,
  { name, slug: typed, description, leadId }: Pick<TopicInput, 'name' | 'slug'> & Partial<TopicInput>,
): Promise<Outcome> {
  return write(async (tx) => {
    const [before] = await tx.select().from(topics).where(eq(topics.id, id));
    if (!before) return { outcome: 'gone' };
    const { edition } = before;
    const slug = typed || slugify(name);
    if (await isSlugTaken(tx, 'topics', id, { edition, slug })) return { outcome: 'slug-taken' };
    if (leadId && leadId !== before.leadId && !(await articlesOn(tx, id)).includes(leadId))
      return { outcome: 'lead-gone' };
    await tx.update(topics).set({ name, slug, description, leadId }).where(eq(topics.id, id));
    if (slug !== before.slug) await moveSlug(tx, 'topics', id, before, slug);
    if (name !== before.name) await renameTopicInLinks(tx, edition, before.name, name);
    await announce(tx, edition, name === before.name ? [] : await articlesOn(tx, id));
    return { outcome: 'saved' };
  });
}

/**
 * Puts a topic among those that are ordered, or takes it from them.
 * @param after an ordered topic of its edition; `first` for the beginning, null for the number of its articles
 */
export function placeTopic(
  id: number,
  after: number | 'first' | null,
): Promise<{ outcome: 'placed' | 'gone' }> {
  return write(async (tx) => {
    const [topic] = await tx.select().from(topics).where(eq(topics.id, id));
    if (!topic) return { outcome: 'gone' };
    const { edition } = topic;
    const rows = await tx
      .select({ id: topics.id })
      .from(topics)
      .where(and(eq(topics.edition, edition), isNotNull(topics.position)))
      .orderBy(asc(topics.position));
    const others = rows.map((row) => row.id).filter((other) => other !== id);
    const index = after === 'first' ? 0 : others.indexOf(after ?? 0) + 1;
    if (typeof after === 'number' && index === 0) return { outcome: 'gone' };
    const ordered = after === null ? others : others.toSpliced(index, 0, id);
    await tx.update(topics).set({ position: null }).where(eq(topics.edition, edition));
    for (const [at, one] of ordered.entries())
      await tx
        .update(topics)
        .set({ position: at + 1 })
        .where(eq(topics.id, one));
    await invalidateTags(tx, [tags.articles(edition)]);
    return { outcome: 'placed' };
  });
}

/** Merges a topic into another of its edition: its articles and its addresses become the other's. */
export function mergeTopic(id: number, into: number): Promise<{ outcome: 'merged' | 'gone' }> {
  return write(async (tx) => {
    const [from] = await tx.select().from(topics).where(eq(topics.id, id));
    const [target] = await tx.select().from(topics).where(eq(topics.id, into));
    if (!from || !target || from.id === target.id || from.edition !== target.edition)
      return { outcome: 'gone' };
    const moved = await articlesOn(tx, id);
    const already = await articlesOn(tx, into);
    const both = moved.filter((article) => already.includes(article));
    if (both.length > 0)
      await tx
        .delete(articleTopics)
        .where(and(eq(articleTopics.topicId, id), inArray(articleTopics.articleId, both)));
    await tx.update(articleTopics).set({ topicId: into }).where(eq(articleTopics.topicId, id));
    await tx.update(redirects).set({ topicId: into }).where(eq(redirects.topicId, id));
    await tx
      .update(formerSlugs)
      .set({ target: into })
      .where(and(eq(formerSlugs.kind, 'topics'), eq(formerSlugs.target, id)));
    await tx.delete(topics).where(eq(topics.id, id));
    await moveSlug(tx, 'topics', into, from, target.slug);
    await renameTopicInLinks(tx, from.edition, from.name, target.name);
    await announce(tx, from.edition, moved);
    return { outcome: 'merged' };
  });
}

async function articlesOn(tx: Transaction, topicId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: articleTopics.articleId })
    .from(articleTopics)
    .where(eq(articleTopics.topicId, topicId));
  return rows.map(({ id }) => id);
}

/** The index of search holds the names of its topics with each article. */
async function announce(tx: Transaction, edition: Edition, articleIds: readonly number[]): Promise<void> {
  for (let first = 0; first < articleIds.length; first += BATCH_SIZE)
    await indexArticles(tx, articleIds.slice(first, first + BATCH_SIZE));
  await invalidateTags(tx, [tags.articles(edition)]);
}

/** Articles whose texts are held at once. */
const BATCH_SIZE = 100;
