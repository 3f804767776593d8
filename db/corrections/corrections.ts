/** What readers are told of changes: on the article, with its differences, and in the list of the edition. */
import 'server-only';
import { and, count, desc, eq, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { corrections } from '@/db/schema/corrections';
import { type ArticleSnapshot, articleVersions } from '@/db/schema/writing';
import type { CorrectionKind } from '@/lib/corrections/kinds';
import { textOfBlocks } from '@/lib/html/block-text';
import { changedWords, type DiffPart } from '@/lib/text/word-diff';
import type { Edition } from '@/site.config';
import { versionBefore } from './shown-versions';

export interface Correction {
  id: number;
  kind: CorrectionKind;
  words: string;
  at: Date;
}

const shown = { id: corrections.id, kind: corrections.kind, words: corrections.words, at: corrections.at };

/** Readers see a correction with the change that it is about, which may have an hour to come. */
const isOut = () => lte(corrections.at, new Date());

/** Of one article, the newest first. For cached reads of the article, whose tags it shares. */
export function correctionsOf(articleId: number): Promise<Correction[]> {
  return db
    .select(shown)
    .from(corrections)
    .where(and(eq(corrections.articleId, articleId), isOut()))
    .orderBy(desc(corrections.at), desc(corrections.id));
}

const COMPARED = ['title', 'standfirst', 'author', 'heroAlt', 'heroCaption', 'heroCredit'] as const;

/** A field of an article in which two versions differ. */
export interface ChangedField {
  name: (typeof COMPARED)[number] | 'body';
  parts: DiffPart[];
}

/** A correction with what it changed; null where one of the versions is closed, or no longer kept. */
export interface Change extends Correction {
  fields: ChangedField[] | null;
  /** Whether a version is closed to readers for legal reasons. */
  isClosed: boolean;
}

/** The corrections of an article with what changed, the newest first. Cached by the tag of its article. */
export async function listChanges(edition: Edition, articleId: number, slug: string): Promise<Change[]> {
  'use cache: remote';
  cacheTag(tags.article(edition, slug));
  cacheLife('reads');
  const after = alias(articleVersions, 'after');
  const before = alias(articleVersions, 'before');
  const rows = await db
    .select({
      ...shown,
      after: after.snapshot,
      before: before.snapshot,
      isClosed: sql<number>`coalesce(${after.closed} or ${before.closed}, 0)`,
    })
    .from(corrections)
    .leftJoin(after, and(eq(after.articleId, corrections.articleId), eq(after.number, corrections.version)))
    .leftJoin(before, and(eq(before.articleId, corrections.articleId), eq(before.number, versionBefore)))
    .where(and(eq(corrections.articleId, articleId), isOut()))
    .orderBy(desc(corrections.at), desc(corrections.id));
  return rows.map(({ before: earlier, after: later, isClosed, ...correction }) => ({
    ...correction,
    isClosed: isClosed === 1,
    fields: earlier && later && isClosed !== 1 ? changedFields(earlier, later) : null,
  }));
}

function changedFields(before: ArticleSnapshot, after: ArticleSnapshot): ChangedField[] {
  const fields = [
    ...COMPARED.map((name) => ({ name, before: before[name], after: after[name] })),
    { name: 'body', before: textOfBlocks(before.body), after: textOfBlocks(after.body) },
  ] as const;
  return fields
    .filter((field) => field.before !== field.after)
    .map((field) => ({ name: field.name, parts: changedWords(field.before, field.after) }));
}

export interface ListedCorrection extends Correction {
  article: { slug: string; title: string };
}

export interface CorrectionsPage {
  corrections: ListedCorrection[];
  /** The number of pages of the list, at least 1. */
  pages: number;
}

const PAGE_SIZE = 25;

/** A page of the corrections of an edition, the newest first; pages count from 1. */
export async function listCorrections(edition: Edition, page: number): Promise<CorrectionsPage> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const ofEdition = and(
    eq(articles.id, corrections.articleId),
    isOut(),
    eq(articles.edition, edition),
    publishedArticle(),
  );
  const rows = await db
    .select({ ...shown, article: { slug: articles.slug, title: articles.title } })
    .from(corrections)
    // Corrections are few, so they are read first, by their index (SQLite keeps the order of a cross join).
    .crossJoin(articles)
    .where(ofEdition)
    .orderBy(desc(corrections.at), desc(corrections.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const [all] = await db
    .select({ corrections: count() })
    .from(corrections)
    .crossJoin(articles)
    .where(ofEdition);
  return { corrections: rows, pages: Math.max(1, Math.ceil((all?.corrections ?? 0) / PAGE_SIZE)) };
}
