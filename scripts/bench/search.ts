/** `tsx scripts/bench/search.ts [ARTICLES]`: search over made articles, in a database of its own, as rows of `npm run bench`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoWords, MADE_AUTHORS, MADE_TOPICS, type MadeArticle, madeArticles } from './made-articles';
import { row } from './row';

const ARTICLES = Number(process.argv[2] ?? 50_000);
const QUESTIONS = 300;
/** Runs of each query; the shortest counts, since other processes only add time. */
const TIMES = 3;
/** Rows of one insert. */
const BATCH = 500;

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-search-'));
process.env.DATABASE_URL = `file:${path.join(folder, 'maqal.db')}`;
// Imported late: loading these opens the database.
const { client } = await import('@/db/core/client');
const { migrate } = await import('@/db/migrate');
const { NO_LIMITS, searchArticles } = await import('@/db/search/search');

/** In milliseconds. */
interface Cost {
  all: number;
  database: number;
}

let inDatabase = 0;

try {
  await migrate();
  const titles = await fill();
  const start = performance.now();
  // What an older version had stored is indexed when it is migrated.
  await migrate();
  const perArticle = (performance.now() - start) / ARTICLES;
  row(`indexing ${ARTICLES} made articles`, `${perArticle.toFixed(2)} ms an article`);
  row('index of search', `${((await indexBytes()) / ARTICLES / 1024).toFixed(2)} KB an article`);
  watchDatabase();
  for (const [kind, questions] of questionsFrom(titles)) await ask(kind, questions);
} finally {
  client.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Stores the articles without indexing them; returns their titles. */
async function fill(): Promise<string[]> {
  const names = (count: number, name: string) => Array.from({ length: count }, (_, id) => `${name} ${id}`);
  await client.batch([
    ...names(MADE_AUTHORS, 'كاتب').map((name, id) => ({
      sql: "insert into authors (id, edition, slug, name) values (?, 'ar', ?, ?)",
      args: [id + 1, name, name],
    })),
    ...names(MADE_TOPICS, 'موضوع').map((name, id) => ({
      sql: "insert into topics (id, edition, slug, name) values (?, 'ar', ?, ?)",
      args: [id + 1, name, name],
    })),
  ]);
  const titles: string[] = [];
  const batch: { sql: string; args: (string | number)[] }[] = [];
  for (const article of madeArticles(ARTICLES, demoWords())) {
    titles.push(article.title);
    batch.push(...rowsOf(article, titles.length));
    if (batch.length >= BATCH) await client.batch(batch.splice(0));
  }
  await client.batch(batch);
  return titles;
}

function rowsOf(article: MadeArticle, id: number): { sql: string; args: (string | number)[] }[] {
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
        article.author + 1,
        article.publishedAt.getTime(),
      ],
    },
    ...article.topics.map((topic, position) => ({
      sql: 'insert into article_topics (article_id, topic_id, position) values (?, ?, ?)',
      args: [id, topic + 1, position],
    })),
  ];
}

/** Queries: words of a title, in their spelling and in others, more and fewer of them. */
function questionsFrom(titles: readonly string[]): [string, string[]][] {
  const step = Math.floor(titles.length / QUESTIONS) || 1;
  const chosen = titles.filter((_, index) => index % step === 0).map((title) => title.split(' '));
  const of = (make: (words: string[]) => string) => chosen.map(make);
  return [
    ['one word', of((words) => words[3] ?? '')],
    ['three words of a title', of((words) => words.slice(1, 4).join(' '))],
    [
      'the same without hamza and ة',
      of((words) => words.slice(1, 4).join(' ').replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه')),
    ],
    ['a whole title', of((words) => words.join(' '))],
  ];
}

async function ask(kind: string, questions: readonly string[]): Promise<void> {
  const measured: Cost[] = [];
  for (const question of questions) {
    const costs: Cost[] = [];
    for (let time = 0; time < TIMES; time += 1) costs.push(await costOf(question));
    measured.push(costs.reduce((least, cost) => (cost.all < least.all ? cost : least)));
  }
  const at = (share: number, part: keyof Cost) => {
    const sorted = measured.map((cost) => cost[part]).sort((one, other) => one - other);
    return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  };
  const said = (part: keyof Cost) => `p50 ${at(0.5, part)} ms, p95 ${at(0.95, part)} ms`;
  row(`search, ${kind}`, `${said('database')} in the database; ${said('all')} with passages`);
}

async function costOf(question: string): Promise<Cost> {
  const [start, before] = [performance.now(), inDatabase];
  await searchArticles('ar', question, NO_LIMITS, 1);
  return { all: performance.now() - start, database: inDatabase - before };
}

/** Times every statement from now on. */
function watchDatabase(): void {
  const { execute } = client;
  const timed = async (...call: unknown[]) => {
    const start = performance.now();
    const result: unknown = await Reflect.apply(execute, client, call);
    inDatabase += performance.now() - start;
    return result;
  };
  Object.assign(client, { execute: timed });
}

/** Size of the index tables in the file. */
async function indexBytes(): Promise<number> {
  const { rows } = await client.execute(
    'select sum(length(block)) + (select sum(length(sz)) from search_ar_docsize) from search_ar_data',
  );
  return Number(rows[0]?.[0] ?? 0);
}
