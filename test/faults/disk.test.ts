import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import {
  fillIn,
  formOf,
  keptForm,
  openForm,
  post,
  returnedForm,
  type Sent,
  storedAs,
} from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

/** Size of the disk: the build, the database, and what the tests add. */
const SIZE = '160m';

/** The site, build and data, on one small disk. */
const { folder, data, port } = freshSite('disk', 2);
const disk = path.join(data, 'disk');
let site: Site;
let pages: string[];

beforeAll(async () => {
  mkdirSync(disk);
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'faults', disk]);
  if (status !== 0) throw new Error(`Only root can make a small disk: ${stderr}`);
  const here = path.join(disk, 'site');
  const left = new Set(['node_modules', 'data', '.next/cache']);
  cpSync(folder, here, { recursive: true, filter: (file) => !left.has(path.relative(folder, file)) });
  symlinkSync(path.join(folder, 'node_modules'), path.join(here, 'node_modules'));
  site = new Site({ folder: here, port });
  pages = await site.publish('disk', 4);
  await site.start();
});

afterAll(async () => {
  await site.stop();
  // Lazy unmount: files that were just closed may still be in use.
  spawnSync('umount', ['--lazy', disk]);
});

const FILLER = path.join(disk, 'filler');

function fillDisk(): void {
  const filler = openSync(FILLER, 'w');
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1) {
    try {
      for (;;) writeSync(filler, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(filler);
}

describe('on a full disk', () => {
  let written: Sent;
  let returned: string;

  beforeAll(async () => {
    const [page = ''] = pages;
    written = fillIn(page, await openForm(site, page));
    fillDisk();
  });

  test('the commenter gets the form back with the text and a try-again', async () => {
    const answer = await post(site, written);
    returned = await answer.text();
    expect(answer.status).toBe(200);
    expect(returnedForm(returned)).toEqual(keptForm(written));
  });

  test('readers keep reading: what is kept, and what was never asked for before', async () => {
    for (const page of ['/ar', ...pages.slice(0, 2), `${pages[0]}/feed.xml`, '/en'])
      expect(await readWhole(site, page), page).toBe(200);
  });

  test('share images are drawn, though they cannot be kept', async () => {
    const html = await (await fetch(`${site.address}${pages[2]}`)).text();
    const image = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(image);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  test('a server that is started there answers with the pages it has, none of them cut off', async () => {
    await site.stop();
    await site.start();
    for (const page of ['/ar', '/en', ...pages.slice(0, 2)])
      expect(await readWhole(site, page), page).toBe(200);
  });

  test('after room is made the form that came back is taken, once', async () => {
    rmSync(FILLER);
    const again = { ...written, form: formOf(returned) };
    for (const name of ['name', 'email', 'body'] as const) again.form.append(name, written[name]);
    expect((await post(site, again)).status).toBe(303);
    expect((await post(site, again)).status).toBe(303);
    expect(await storedAs(site, written)).toHaveLength(1);
  });
});
