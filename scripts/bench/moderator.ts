/** A moderator at work for `npm run bench -- load`: publishes what waits, one after the other; prints how many, until killed. */
import { setTimeout } from 'node:timers/promises';
import { decideComment } from '@/db/moderation/decisions';
import { listCommentsByState } from '@/db/moderation/queue';

/** Comments read from the queue at a time, and the pause after each decision. */
const BATCH_SIZE = 25;
const PAUSE_MS = 200;

for (let published = 0; ; ) {
  for (const { id } of (await listCommentsByState('waiting')).slice(0, BATCH_SIZE)) {
    const { outcome } = await decideComment(id, { state: 'published' }, 'command');
    if (outcome === 'done') published += 1;
    console.log(published);
    await setTimeout(PAUSE_MS);
  }
  console.log(published);
  await setTimeout(PAUSE_MS);
}
