/** `npm run comments -- list [STATE] | approve ID… | reject ID REASON`: moderates comments without a browser. */
import './command-errors';
import { migrate } from '@/db/migrate';
import { type Decision, decideComment } from '@/db/moderation/decisions';
import { listCommentsByState } from '@/db/moderation/queue';
import { commentStates } from '@/db/schema/comments';
import { refusalReasons } from '@/lib/comments/policy';
import { fail, MISUSED, REFUSED } from './command-errors';

const USAGE = `Usage:
  npm run comments -- list [${commentStates.join('|')}]
  npm run comments -- approve ID [ID ...]
  npm run comments -- reject ID ${refusalReasons.join('|')}`;

await migrate();
const [command, ...words] = process.argv.slice(2);
if (command === 'list') await list(words[0] ?? 'waiting');
else if (command === 'approve' && words.length > 0)
  for (const id of words) await decide(id, { state: 'published' });
else if (command === 'reject' && words.length === 2) await reject(words[0] ?? '', words[1] ?? '');
else fail(USAGE, MISUSED);

async function list(state: string): Promise<void> {
  const known = commentStates.find((name) => name === state);
  if (!known) fail(USAGE, MISUSED);
  for (const comment of await listCommentsByState(known)) {
    console.log(`#${comment.id}  ${comment.createdAt.toISOString()}  ${comment.name}\n  ${comment.title}`);
    console.log(`${comment.body.replace(/^/gm, '  | ')}\n`);
  }
}

async function reject(id: string, word: string): Promise<void> {
  const reason = refusalReasons.find((name) => name === word);
  return reason ? decide(id, { state: 'refused', reason }) : fail(USAGE, MISUSED);
}

async function decide(id: string, decision: Decision): Promise<void> {
  if (!/^\d+$/.test(id)) fail(USAGE, MISUSED);
  const result = await decideComment(Number(id), decision, 'command');
  if (result.outcome === 'done') return console.log(`#${id}: ${result.was} → ${decision.state}`);
  // The others are decided all the same.
  console.error(`There is no comment ${id}, or its author has withdrawn it`);
  process.exitCode = REFUSED;
}
