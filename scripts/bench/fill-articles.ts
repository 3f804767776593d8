/** The articles of a large site, in the database of a benchmark. */
import { demoWords, MADE_AUTHORS, MADE_TOPICS, type MadeArticle, madeArticles } from './made-articles';

/** Rows of one insert. */
const BATCH = 500;

/** The last id of each table. */
type Before = Record<'articles' | 'authors' | 'topics', number>;

/** Stores synthetic articles without indexing them; returns their titles. Beside what is there. */
export async function fillArticles(count: number): Promise<string[]> {
  const { client } = await import('@/db/core/client');
  const lastId = async (table: string) =>
    Number((await client.execute(`select coalesce(max(id), 0) from ${table}`)).rows[0]?.[0]);
  const before = {
    articles: await lastId('articles'),
    authors: await lastId('authors'),
    topics: await lastId('topics'),
  };
  const names = (of: number, name: string) => Array.from({ length: of }, (_, id) => `${name} ${id}`);
  await client.batch([
    ...names(MADE_AUTHORS, 'كاتب').map((name, id) => ({
      sql: "insert into authors (id, edition, slug, name) values (?, 'ar', ?, ?)",
      args: [before.authors + id + 1, name, name],
    })),
    ...names(MADE_TOPICS, 'موضوع').map((name, id) => ({
      sql: "insert into topics (id, edition, slug, name) values (?, 'ar', ?, ?)",
      args: [before.topics + id + 1, name, name],
    })),
  ]);
  const titles: string[] = [];
  const batch: { sql: string; args: (string | number)[] }[] = [];
  for (const article of madeArticles(count, demoWords())) {
    titles.push(article.title);
    batch.push(...rowsOf(article, titles.length, before));
    if (batch.length >= BATCH) await client.batch(batch.splice(0));
  }
  await client.batch(batch);
  return titles;
}

function rowsOf(
  article: MadeArticle,
  number: number,
  before: Before,
): { sql: string; args: (string | number)[] }[] {
  const id = before.articles + number;
  const body = article.paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return [
    {
      sql: `insert into articles (id, edition, slug, title, standfirst, body, words, author_id, published_at)
        values (?, 'ar', ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        id,
        article.slug,
        article.title,
        article.standfirst,
        body,
        body.split(' ').length,
        before.authors + article.author + 1,
        article.publishedAt.getTime(),
      ],
    },
    ...article.topics.map((topic, position) => ({
      sql: 'insert into article_topics (article_id, topic_id, position) values (?, ?, ?)',
      args: [id, before.topics + topic + 1, position],
    })),
  ];
}
