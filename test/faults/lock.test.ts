import { createClient, type Transaction } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { fillIn, keptForm, openForm, post, returnedForm, type Sent, storedAs } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

/** More writers than one batch of the write queue takes (db/core/write-queue.ts): none may wait for two batches. */
const WRITERS = 40;

/** Maximum latency: the busy timeout of a write, and the time a page takes here. */
const MAX_WAIT_MS = 18_000;

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
    const start = performance.now();
    const answers = Promise.all(
      crowd.map(async (sent) => {
        const answer = await post(site, sent);
        return { sent, html: await answer.text(), status: answer.status, after: performance.now() - start };
      }),
    );
    for (const page of ['/ar', ...pages]) {
      const asked = performance.now();
      expect(await readWhole(site, page), page).toBe(200);
      expect(performance.now() - asked, `${page}, in ms`).toBeLessThan(5000);
    }
    for (const { sent, html, status, after } of await answers) {
      expect(status).toBe(200);
      expect(returnedForm(html)).toEqual(keptForm(sent));
      expect(after, 'in ms').toBeLessThan(MAX_WAIT_MS);
    }
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
