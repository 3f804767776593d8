import { createClient, type Transaction } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { fillIn, keptForm, openForm, post, returnedForm, type Sent, storedAs } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

/** More writers than one batch of the write queue takes (db/core/write-queue.ts): none may wait for two batches. */
const WRITERS = 40;

/** Busy timeout of a write (db/core/retry-busy.ts): a second batch would be answered this much later than the first. */
const BUSY_TIMEOUT_MS = 10_000;

const site = new Site(freshSite('lock', 3));
let pages: string[];

beforeAll(async () => {
  pages = await site.publish('lock', 4);
  await site.start();
});

afterAll(() => site.stop());

describe('while another process keeps the database locked', () => {
  const other = createClient({ url: `file:${site.database}` });
  let lock: Transaction;
  let crowd: Sent[];

  beforeAll(async () => {
    const [page = ''] = pages;
    const form = await openForm(site, page);
    crowd = Array.from({ length: WRITERS }, () => fillIn(page, form));
    lock = await other.transaction('write');
  });

  afterAll(() => other.close());

  test('everybody gets the form back with the text and a try-again, and readers keep reading', async () => {
    let answered = 0;
    const answers = Promise.all(
      crowd.map(async (sent) => {
        const answer = await post(site, sent);
        answered += 1;
        return { sent, html: await answer.text(), status: answer.status, at: performance.now() };
      }),
    );
    for (const page of ['/ar', ...pages]) expect(await readWhole(site, page), page).toBe(200);
    expect(answered, 'readers wait for no write').toBe(0);
    const all = await answers;
    for (const { sent, html, status } of all) {
      expect(status).toBe(200);
      expect(returnedForm(html)).toEqual(keptForm(sent));
    }
    const times = all.map(({ at }) => at);
    expect(Math.max(...times) - Math.min(...times), 'in ms').toBeLessThan(BUSY_TIMEOUT_MS);
  });

  test('who tried often may try again: only what was taken counts', async () => {
    const [first] = crowd as [Sent, ...Sent[]];
    await Promise.all(Array.from({ length: 5 }, () => post(site, first)));
    await lock.rollback();
    expect((await post(site, first)).status).toBe(303);
    expect(await storedAs(site, first)).toHaveLength(1);
  });

  test('afterwards all are taken, each once', async () => {
    for (const sent of crowd) expect((await post(site, sent)).status, sent.email).toBe(303);
    for (const sent of crowd) expect(await storedAs(site, sent), sent.email).toHaveLength(1);
  });
});
