/** A moderator at work for `npm run bench -- load`: publishes what waits, one after the other; prints how many, until killed. */
import { setTimeout } from 'node:timers/promises';
import { decideComment } from '@/db/moderation/decisions';
import { listCommentsByState } from '@/db/moderation/queue';

/** Comments of one look at the queue, and the pause after each in milliseconds. */
const AT_A_LOOK = 25;
const PAUSE = 200;

for (let published = 0; ; ) {
  for (const { id } of (await listCommentsByState('waiting')).slice(0, AT_A_LOOK)) {
    const { outcome } = await decideComment(id, { state: 'published' }, 'command');
    if (outcome === 'done') published += 1;
    console.log(published);
    await setTimeout(PAUSE);
  }
  console.log(published);
  await setTimeout(PAUSE);
}
