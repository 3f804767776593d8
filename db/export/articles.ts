import { and, asc, count, eq, gt, isNotNull, isNull, lte, max, or } from 'drizzle-orm';
import { coauthorsByArticle } from '@/db/articles/article-authors';
import { topicsByArticle } from '@/db/articles/article-topics';
import type { TopicName } from '@/db/articles/topics';
import { db } from '@/db/core/client';
import { paginate } from '@/db/core/paginate';
import { articles, authors, topics } from '@/db/schema/articles';
import { type Edition, otherEdition } from '@/site.config';
import { withWorkingCopies } from './drafts';

type Article = typeof articles.$inferSelect;
export type Author = typeof authors.$inferSelect;
type Topic = typeof topics.$inferSelect;

type Signer = Pick<Author, 'id' | 'edition' | 'name' | 'slug'>;

export interface ExportedArticle extends Article {
  author: Signer;
  /** Sorted by position. */
  coauthors: Signer[];
  /** Sorted by position. */
  topics: TopicName[];
}

/** Rows, since bodies are long. */
const PAGE_SIZE = 20;

/** Upper bound of the export's snapshot: articles added while it runs are left out. 0 without articles. */
export async function newestArticleId(): Promise<number> {
  const [row] = await db.select({ id: max(articles.id) }).from(articles);
  return row?.id ?? 0;
}

export async function countArticles(newest: number): Promise<{ published: number; drafts: number }> {
  const upTo = lte(articles.id, newest);
  const [all] = await db.select({ rows: count() }).from(articles).where(upTo);
  const [published] = await db
    .select({ rows: count() })
    .from(articles)
    .where(and(upTo, isNull(articles.draft)));
  return { published: published?.rows ?? 0, drafts: (all?.rows ?? 0) - (published?.rows ?? 0) };
}

/** All articles and pages by id, drafts as they are being written, with author and topics. @param newest the last id */
export function allArticles(newest: number): AsyncGenerator<ExportedArticle> {
  const taken = new Set<string>();
  return paginate(0, byId, async (after) => {
    const page = await db
      .select({ article: articles, author: authors })
      .from(articles)
      .innerJoin(authors, eq(authors.id, articles.authorId))
      .where(and(gt(articles.id, after), lte(articles.id, newest)))
      .orderBy(asc(articles.id))
      .limit(PAGE_SIZE);
    const ids = page.map(({ article }) => article.id);
    const [topicNames, coauthors] = [await topicsByArticle(db, ids), await coauthorsByArticle(db, ids)];
    const stored = page.map(({ article, author }) => {
      const { id } = article;
      return { ...article, author, coauthors: coauthors.get(id) ?? [], topics: topicNames.get(id) ?? [] };
    });
    return withWorkingCopies(stored, taken);
  });
}

export function allAuthors(): AsyncGenerator<Author> {
  return paginate(0, byId, (after) =>
    db.select().from(authors).where(gt(authors.id, after)).orderBy(asc(authors.id)).limit(PAGE_SIZE),
  );
}

export function allTopics(): AsyncGenerator<Topic> {
  return paginate(0, byId, (after) =>
    db.select().from(topics).where(gt(topics.id, after)).orderBy(asc(topics.id)).limit(PAGE_SIZE),
  );
}

const byId = ({ id }: { id: number }) => id;

export async function editionsInUse(): Promise<Edition[]> {
  const rows = await db.selectDistinct({ edition: articles.edition }).from(articles);
  return rows.map(({ edition }) => edition);
}

/** Id of the translation in the other edition; either of the two may name the other. */
export async function translationOf({
  edition,
  slug,
  translationSlug,
  purpose,
}: Article): Promise<number | undefined> {
  const { purpose: itsPurpose } = articles;
  const isLike = purpose === null ? isNull(itsPurpose) : isNotNull(itsPurpose);
  const other = and(eq(articles.edition, otherEdition(edition)), isLike);
  const named = or(eq(articles.slug, translationSlug ?? ''), eq(articles.translationSlug, slug));
  const [row] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(other, named))
    .orderBy(asc(articles.id))
    .limit(1);
  return row?.id;
}
