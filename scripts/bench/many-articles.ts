/**
 * `tsx scripts/bench/many-articles.ts N`: a site of N articles, the newest of today, for `npm run bench -- lists`. Search is
 * measured elsewhere: they count as indexed.
 */
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { SEARCH_WORDS_VERSION } from '@/lib/search/analyse';
import { fillArticles } from './fill-articles';

/** Each article has one of so many numbers of comments. */
const COMMENTS = 97;

await migrate();
await fillArticles(Number(process.argv[2]));
await client.execute({
  sql: `with made as (select max(published_at) as newest from articles where slug like 'مقال-مصنوع-%')
    update articles set published_at = published_at + ? - (select newest from made), comment_count = id % ?, search_words = ?
    where slug like 'مقال-مصنوع-%'`,
  args: [Date.now(), COMMENTS, SEARCH_WORDS_VERSION],
});
