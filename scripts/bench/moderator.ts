/** A moderator at work for `npm run bench -- load`: publishes what waits, a few at a time; prints how many, until killed. */
import { setTimeout } from 'node:timers/promises';
import { decideComment, listComments } from '@/db/decisions';

/** Comments at a time, and the pause after it in milliseconds. */
const AT_A_TIME = 5;
const PAUSE = 1000;

for (let published = 0; ; ) {
  for (const { id } of (await listComments('waiting')).slice(0, AT_A_TIME)) {
    const { outcome } = await decideComment(id, { state: 'published' }, 'command');
    if (outcome === 'done') published += 1;
  }
  console.log(published);
  await setTimeout(PAUSE);
}
