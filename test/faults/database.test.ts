import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { fillIn, formAgain, givenBack, openForm, post, type Sent, storedAs } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

const site = new Site(freshSite('database', 4));
const AWAY = `${site.database}.away`;
let pages: string[];
let sent: Sent;

beforeAll(async () => {
  pages = await site.publish('database', 4);
});

afterAll(() => site.stop());

/** Requested while the database is up, so that it is cached. */
const keptPages = () => ['/ar', '/en', ...pages];

describe.each([
  ['is moved away', () => {}],
  ['is replaced by something else', () => writeFileSync(site.database, 'not a database'.repeat(10_000))],
  ['is replaced by a folder', () => mkdirSync(site.database)],
])('when the database %s under the running server', (_, replace) => {
  beforeAll(async () => {
    await site.start();
    const [page = ''] = pages;
    for (const kept of keptPages()) await readWhole(site, kept);
    sent = fillIn(page, await openForm(site, page));
    renameSync(site.database, AWAY);
    replace();
  });

  afterAll(() => site.stop());

  test('nothing is acknowledged that goes nowhere: the text comes back', async () => {
    const answer = await post(site, sent);
    // 500 where the page around the form cannot be made either.
    expect([200, 500]).toContain(answer.status);
    expect(givenBack(await answer.text())).toBe(sent.body);
  });

  test('readers keep reading what is kept', async () => {
    for (const page of keptPages()) expect(await readWhole(site, page), page).toBe(200);
  });

  test('once it is back the same form is taken, and is there after a restart', async () => {
    rmSync(site.database, { recursive: true, force: true });
    renameSync(AWAY, site.database);
    expect((await post(site, sent)).status).toBe(303);
    await site.stop();
    await site.start();
    expect(await storedAs(site, sent)).toHaveLength(1);
  });
});

test('a server without a database gives the pages it has, and a form back that can be sent again', async () => {
  await site.start();
  for (const kept of keptPages()) await readWhole(site, kept);
  const [page = ''] = pages;
  const written = fillIn(page, await openForm(site, page));
  await site.stop();
  renameSync(site.database, AWAY);
  writeFileSync(site.database, 'not a database'.repeat(10_000));
  await site.start();
  for (const kept of keptPages()) expect(await readWhole(site, kept), kept).toBe(200);
  const answer = await post(site, written);
  expect(answer.status).toBe(500);
  const html = await answer.text();
  expect(givenBack(html)).toBe(written.body);
  await site.stop();
  rmSync(site.database);
  renameSync(AWAY, site.database);
  await site.start();
  expect((await post(site, { ...written, form: formAgain(html) })).status).toBe(303);
  expect(await storedAs(site, written)).toHaveLength(1);
});

describe('a start', () => {
  const unusable = new Site(freshSite('unusable', 5));

  beforeEach(() => rmSync(unusable.database, { recursive: true, force: true }));

  test.each([
    [
      'a file that is no database',
      () => writeFileSync(unusable.database, 'not a database'.repeat(10_000)),
      {},
    ],
    ['a folder', () => mkdirSync(unusable.database), {}],
    [
      'a server that does not answer',
      () => {},
      { DATABASE_URL: 'http://127.0.0.1:1/?authToken=hidden', DATABASE_AUTH_TOKEN: 'hidden' },
    ],
  ])('on %s ends at once and says why in one line', async (_, prepare, env) => {
    prepare();
    Object.assign(unusable.env, env);
    const { status, said } = await unusable.command('start.mjs');
    expect(status).toBe(1);
    expect(said).toMatch(/^The database \S+ cannot be used: .+\n$/);
    expect(said).not.toContain('hidden');
  });
});
