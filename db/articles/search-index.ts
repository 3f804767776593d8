import { asc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles, authors } from '@/db/schema/articles';
import { textOfHtml } from '@/lib/html/html-text';
import { SEARCH_WORDS_VERSION, searchWords } from '@/lib/search/analyse';
import { isStopWord } from '@/lib/text/stop-words';
import type { Edition } from '@/site.config';
import { topicsByArticle } from './article-topics';

/** The table of an edition's words, made by a migration: Drizzle knows no virtual tables. */
export const searchTable = (edition: Edition) => sql.identifier(`search_${edition}`);

/** What of an article is read to answer questions. */
export function searchableText(article: { standfirst: string; body: string }): string {
  return `${article.standfirst} ${textOfHtml(article.body)}`.trim();
}

/** Writes articles into the index, in the transaction that changed them: whoever finds one finds what it says now. */
export async function indexArticles(tx: Transaction, ids: readonly number[]): Promise<void> {
  const rows = await tx
    .select({ article: articles, author: authors.name })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(inArray(articles.id, [...ids]));
  const topics = await topicsByArticle(tx, ids);
  for (const { article, author } of rows) {
    // No reader finds a draft, and none is offered its words.
    if (article.draft !== null) {
      await tx.run(sql`delete from ${searchTable(article.edition)} where rowid = ${article.id}`);
      continue;
    }
    const cells = {
      title: termsOf(article.title),
      names: termsOf([author, ...(topics.get(article.id) ?? []).map(({ name }) => name)].join(' ')),
      body: termsOf(searchableText(article), true),
    };
    // On a table without content, replacing is what deletes the words that were there.
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

/** The terms of a text; stop words are half of a body and tell nothing, but «من هو» may be a title. */
function termsOf(text: string, telling = false): string {
  const { words, designations } = searchWords(text);
  const kept = telling ? words.filter(({ folded }) => !isStopWord(folded)) : words;
  return [...kept, ...designations].flatMap(({ terms }) => terms).join(' ');
}

/** Articles that are indexed under one write lock: others wait for it no longer than a tenth of a second or two. */
const BATCH = 100;

/**
 * Indexes the articles that no analyser or another one has indexed. Where it is broken off the next start goes on; of
 * two processes, each takes what the other has not.
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
        .limit(BATCH);
      if (rows.length > 0)
        await indexArticles(
          tx,
          rows.map(({ id }) => id),
        );
      return rows.length;
    });
  while ((await indexSome()) === BATCH);
}
