/** `tsx e2e/seed-thread.ts SLUG --roots N [--replies N]`: published comments below an article, for a test. */
import { parseArgs } from 'node:util';
import { addComment } from '@/db/commenting';
import { decideComment, listComments } from '@/db/decisions';
import { articleIdAt } from '@/db/publishing';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { roots: { type: 'string', default: '1' }, replies: { type: 'string', default: '0' } },
});

const articleId = await articleIdAt('ar', positionals[0] ?? '');
const published: number[] = [];
for (let number = 1; number <= Number(values.roots); number++) await publish(`جذر ${number}`, null);
const root = published[0] ?? 0;
for (let number = 1; number <= Number(values.replies); number++) await publish(`ردّ ${number}`, root);
console.log(`first ${published[0]} last ${published.at(-1)}`);

async function publish(body: string, parentId: number | null): Promise<void> {
  const name = `قارئ ${body}`;
  const browser = { address: '10.1.1.1', agent: 'seed', visitor: null };
  await addComment({ articleId, parentId, name, email: `${published.length}@example.com`, body }, browser);
  const waiting = (await listComments('waiting')).findLast((comment) => comment.name === name);
  if (!waiting) throw new Error(`${body} was not stored`);
  await decideComment(waiting.id, { state: 'published' }, 'command');
  published.push(waiting.id);
}
