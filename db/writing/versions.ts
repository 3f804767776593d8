import { and, desc, eq, inArray, max, type SQL } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { versionsShown } from '@/db/corrections/shown-versions';
import { accounts } from '@/db/schema/accounts';
import { articles } from '@/db/schema/articles';
import { corrections } from '@/db/schema/corrections';
import { type ArticleSnapshot, articleVersions } from '@/db/schema/writing';
import { oldVersions } from '@/lib/desk/old-versions';
import { site } from '@/site.config';
import { findStored, isKnown, type StoredArticle } from './stored';

interface VersionOptions {
  /** An account's id. */
  by: string;
  note?: string;
  /** The number of the version that it brings back. */
  restoredFrom?: number;
  /** When it came out. */
  at?: Date;
}

/**
 * Adds what readers see now as the newest version of an article; as its first one what they saw before it was published
 * here, so that nothing is beyond recall.
 * @param before the article before it was published
 * @returns its number
 */
export async function addVersion(
  tx: Transaction,
  before: StoredArticle,
  { by, note = '', restoredFrom, at = new Date() }: VersionOptions,
): Promise<number> {
  const articleId = before.row.id;
  const [last] = await tx
    .select({ number: max(articleVersions.number) })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId));
  let number = last?.number ?? 0;
  if (number === 0 && isKnown(before.state)) {
    number += 1;
    const snapshot = snapshotOf(before);
    await tx
      .insert(articleVersions)
      .values({ articleId, number, snapshot, createdAt: before.row.publishedAt });
  }
  const now = await findStored(tx, articleId);
  if (!now) throw new Error(`The article ${articleId} is not there`);
  await tx.insert(articleVersions).values({
    articleId,
    number: number + 1,
    snapshot: snapshotOf(now),
    publishedBy: by,
    note,
    restoredFrom,
    createdAt: at,
  });
  await deleteOldVersions(tx, articleId);
  return number + 1;
}

/** In the transaction that adds one, so that no job is needed. */
async function deleteOldVersions(tx: Transaction, articleId: number): Promise<void> {
  const { number, createdAt, restoredFrom } = articleVersions;
  const rows = await tx
    .select({ number, createdAt, restoredFrom })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId))
    .orderBy(desc(number));
  const shown = await versionsShown(tx, articleId);
  const old = oldVersions(rows, site.versions, new Date()).filter((one) => !shown.has(one));
  if (old.length > 0)
    await tx
      .delete(articleVersions)
      .where(and(eq(articleVersions.articleId, articleId), inArray(number, old)));
}

function snapshotOf({ row, byline, topics }: StoredArticle): ArticleSnapshot {
  const [author = '', ...coauthors] = byline.map(({ name }) => name);
  const { title, standfirst, slug, body, words, hero, heroAlt, heroCaption, heroCredit, translationSlug } =
    row;
  return {
    title,
    standfirst,
    slug,
    body,
    words,
    author,
    coauthors,
    topics,
    hero,
    heroAlt,
    heroCaption,
    heroCredit,
    publishedAt: row.publishedAt.toISOString(),
    translationSlug,
  };
}

/** A change that is scheduled, beside what readers see now. */
export function findScheduledVersion(
  stored: StoredArticle,
): { before: ArticleSnapshot; after: ArticleSnapshot } | null {
  const { scheduled } = stored;
  if (!scheduled) return null;
  const { article, html: body, words } = scheduled.ready;
  const { title, standfirst, slug, author, coauthors, topics, hero, published: publishedAt } = article;
  return {
    before: snapshotOf(stored),
    after: {
      title,
      standfirst,
      slug,
      body,
      words,
      author,
      coauthors,
      topics,
      hero: hero?.src ?? null,
      heroAlt: hero?.alt ?? '',
      heroCaption: hero?.caption ?? '',
      heroCredit: hero?.credit ?? '',
      publishedAt,
      translationSlug: article.translation ?? null,
    },
  };
}

export interface ArticleVersion {
  number: number;
  snapshot: ArticleSnapshot;
  /** The name of who published it; null for what was there before. */
  publishedBy: string | null;
  note: string;
  /** The number of the version that it brought back. */
  restoredFrom: number | null;
  /** What readers were told of it. */
  told: string | null;
  /** Whether its text is withheld from readers. */
  closed: boolean;
  createdAt: Date;
}

/** With who published them and what readers were told of them. */
function selectVersions(where: SQL | undefined) {
  return db
    .select({
      number: articleVersions.number,
      snapshot: articleVersions.snapshot,
      publishedBy: accounts.name,
      note: articleVersions.note,
      restoredFrom: articleVersions.restoredFrom,
      told: corrections.words,
      closed: articleVersions.closed,
      createdAt: articleVersions.createdAt,
    })
    .from(articleVersions)
    .leftJoin(accounts, eq(accounts.id, articleVersions.publishedBy))
    .leftJoin(
      corrections,
      and(
        eq(corrections.articleId, articleVersions.articleId),
        eq(corrections.version, articleVersions.number),
      ),
    )
    .where(where);
}

/** Newest first. */
export function listVersions(articleId: number): Promise<ArticleVersion[]> {
  return selectVersions(eq(articleVersions.articleId, articleId)).orderBy(desc(articleVersions.number));
}

export async function findVersion(articleId: number, number: number): Promise<ArticleVersion | undefined> {
  const [found] = await selectVersions(isVersion(articleId, number));
  return found;
}

function isVersion(articleId: number, number: number): SQL | undefined {
  return and(eq(articleVersions.articleId, articleId), eq(articleVersions.number, number));
}

/** Closes a version to readers for legal reasons, or opens it again: no page shows what it says. */
export function setVersionClosed(articleId: number, number: number, closed: boolean): Promise<void> {
  return write(async (tx) => {
    await tx.update(articleVersions).set({ closed }).where(isVersion(articleId, number));
    const [article] = await tx.select().from(articles).where(eq(articles.id, articleId));
    if (article) await invalidateTags(tx, [tags.article(article.edition, article.slug)]);
  });
}
