import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillIn, keptForm, openForm, post, returnedForm, type Sent, storedAs } from './commenter';
import { placeFor } from './place';
import { readWhole } from './reader';
import { Site } from './site';

const site = new Site(placeFor('database', 4));
const AWAY = `${site.database}.away`;
let pages: string[];
let sent: Sent;

beforeAll(async () => {
  pages = await site.publish('database', 4);
});

afterAll(() => site.stop());

describe.each([
  ['is moved away', () => {}],
  ['is replaced by something else', () => writeFileSync(site.database, 'not a database'.repeat(10_000))],
  ['is replaced by a folder', () => mkdirSync(site.database)],
])('when the database %s under the running server', (_, replace) => {
  beforeAll(async () => {
    await site.start();
    const [page = ''] = pages;
    sent = fillIn(page, await openForm(site, page));
    renameSync(site.database, AWAY);
    replace();
  });

  afterAll(() => site.stop());

  test('nothing is acknowledged that goes nowhere: the form comes back with the text', async () => {
    const answer = await post(site, sent);
    expect(answer.status).toBe(200);
    expect(returnedForm(await answer.text())).toEqual(keptForm(sent));
  });

  test('readers keep reading what is kept', async () => {
    for (const page of ['/ar', '/en', pages[0] ?? '']) expect(await readWhole(site, page), page).toBe(200);
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

describe('a start', () => {
  const unusable = new Site(placeFor('unusable', 5));

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
    const { status, said } = await unusable.command('start');
    expect(status).toBe(1);
    expect(said).toMatch(/^The database \S+ cannot be used: .+\n$/);
    expect(said).not.toContain('hidden');
  });
});
