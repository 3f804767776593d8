/** `tsx scripts/bench/search.ts [ARTICLES]`: search over made articles, in a database of its own, as rows of `npm run bench`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { row } from './row';

const ARTICLES = Number(process.argv[2] ?? 50_000);
const QUESTIONS = 300;
/** Runs of each query; the shortest counts, since other processes only add time. */
const TIMES = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-search-'));
process.env.DATABASE_URL = `file:${path.join(folder, 'maqal.db')}`;
// Imported late: loading these opens the database.
const { client } = await import('@/db/core/client');
const { migrate } = await import('@/db/migrate');
const { fillArticles } = await import('./fill-articles');
const { NO_LIMITS, searchArticles } = await import('@/db/search/search');

/** In milliseconds. */
interface Cost {
  all: number;
  database: number;
}

let inDatabase = 0;

try {
  await migrate();
  const titles = await fillArticles(ARTICLES);
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
