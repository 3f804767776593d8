import { asc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles, authors } from '@/db/schema/articles';
import { textOfHtml } from '@/lib/html/html-text';
import { SEARCH_WORDS_VERSION, searchWords } from '@/lib/search/analyse';
import { isStopWord } from '@/lib/text/stop-words';
import type { Edition } from '@/site.config';
import { coauthorsByArticle } from './article-authors';
import { topicsByArticle } from './article-topics';

/** The FTS5 table of an edition, created by a migration: Drizzle has no virtual tables. */
export const searchTable = (edition: Edition) => sql.identifier(`search_${edition}`);

/** The text of an article that is searched. */
export function searchableText(article: { standfirst: string; body: string }): string {
  return `${article.standfirst} ${textOfHtml(article.body)}`.trim();
}

/** Indexes articles, in the transaction that changed them, so that the index is never stale. */
export async function indexArticles(tx: Transaction, ids: readonly number[]): Promise<void> {
  const rows = await tx
    .select({ article: articles, author: authors.name })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(inArray(articles.id, [...ids]));
  const [topics, coauthors] = [await topicsByArticle(tx, ids), await coauthorsByArticle(tx, ids)];
  for (const { article, author } of rows) {
    // A draft is not found, nor are its words suggested.
    if (article.draft !== null) {
      await tx.run(sql`delete from ${searchTable(article.edition)} where rowid = ${article.id}`);
      continue;
    }
    const named = (of: Map<number, readonly { name: string }[]>) =>
      (of.get(article.id) ?? []).map(({ name }) => name);
    const cells = {
      title: termsOf(article.title),
      // A page carries no byline.
      names: termsOf(
        article.purpose === null ? [author, ...named(coauthors), ...named(topics)].join(' ') : '',
      ),
      body: termsOf(searchableText(article), true),
    };
    // A contentless FTS5 table deletes the old terms only by a replace.
    await tx.run(sql`
      insert or replace into ${searchTable(article.edition)} (rowid, body, title, names)
      values (${article.id}, ${cells.body}, ${cells.title}, ${cells.names})
    `);
  }
  await tx
    .update(articles)
    .set({ searchWords: SEARCH_WORDS_VERSION })
    .where(inArray(articles.id, [...ids]));
}

/** The terms of a text. Stop words are dropped from bodies, half of which they are, but «من هو» may be a title. */
function termsOf(text: string, withoutStopWords = false): string {
  const { words, designations } = searchWords(text);
  const kept = withoutStopWords ? words.filter(({ folded }) => !isStopWord(folded)) : words;
  return [...kept, ...designations].flatMap(({ terms }) => terms).join(' ');
}

/** Articles per transaction: other writers wait no longer than a tenth of a second or two. */
const BATCH_SIZE = 100;

/**
 * Reindexes articles that were indexed by another version of the analyser, or not at all. Resumable at the next start,
 * and safe in two processes at once.
 */
export async function refreshSearchIndex(): Promise<void> {
  const stale = or(
    lt(articles.searchWords, SEARCH_WORDS_VERSION),
    gt(articles.searchWords, SEARCH_WORDS_VERSION),
  );
  const indexSome = () =>
    write(async (tx) => {
      const rows = await tx
        .select({ id: articles.id })
        .from(articles)
        .where(stale)
        .orderBy(asc(articles.id))
        .limit(BATCH_SIZE);
      if (rows.length > 0)
        await indexArticles(
          tx,
          rows.map(({ id }) => id),
        );
      return rows.length;
    });
  while ((await indexSome()) === BATCH_SIZE);
}
