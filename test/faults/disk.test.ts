import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStage } from '@/e2e/stage-process';
import { emptyFields } from '@/lib/desk/article-fields';
import { PICTURES, SAVE_ARTICLE } from '@/lib/desk/articles-url';
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
/** The session of an admin. */
let cookie: string;

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
  const { stage, stop } = startStage(site.env);
  const admin = {
    email: 'admin@example.com',
    name: 'سارة',
    password: 'كلمة مرور طويلة للتجربة',
    role: 'admin',
  } as const;
  cookie = (await stage('appoint', admin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  stop();
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

/** A form of the desk, as a browser sends it by itself. */
function postAtDesk(to: string, fields: Record<string, string | File>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { cookie, origin: site.address };
  return fetch(site.address + to, { method: 'POST', body, headers, redirect: 'manual' });
}

/** A picture of no pattern, which no format makes small. */
async function noise(): Promise<File> {
  const create = {
    width: 1200,
    height: 900,
    channels: 3 as const,
    background: '#000',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
  };
  return new File([new Uint8Array(await sharp({ create }).png().toBuffer())], 'موج.png', {
    type: 'image/png',
  });
}

/** Files of pictures, whole or not; no folder before the first. */
function storedPictures(): string[] {
  const media = path.join(site.data, 'media');
  return existsSync(media) ? readdirSync(media).sort() : [];
}

describe('on a full disk', () => {
  let written: Sent;
  let returned: string;
  let picture: File;
  let before: string[];
  const article = {
    ...emptyFields,
    title: 'البحر والقرص',
    edition: 'ar',
    credits: 'سارة',
    body: 'نص كُتب بعناية.',
    submission: 'disk',
    version: '0',
    intent: 'save',
  };

  beforeAll(async () => {
    const [page = ''] = pages;
    written = fillIn(page, await openForm(site, page));
    picture = await noise();
    before = storedPictures();
    fillDisk();
  });

  test('the commenter gets the form back with the text and a try-again', async () => {
    const answer = await post(site, written);
    returned = await answer.text();
    expect(answer.status).toBe(200);
    expect(returnedForm(returned)).toEqual(keptForm(written));
  });

  test('an article comes back from the desk with its text and a field for its picture', async () => {
    const answer = await postAtDesk(SAVE_ARTICLE, { ...article, heroFile: picture, heroAlt: 'موج' });
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain(`>\n${article.body}</textarea>`);
    for (const kept of [article.title, 'موج']) expect(html).toContain(`value="${kept}"`);
    expect(html).toMatch(/data-files="true"(?! hidden).*موج\.png.*type="file" name="heroFile"/s);
    expect(storedPictures()).toEqual(before);
  });

  test('a picture for the store is told beside its field not to be stored, and nothing of it is', async () => {
    const answer = await postAtDesk(PICTURES, { to: 'store', picture });
    expect(answer.status).toBe(303);
    const page = await fetch(new URL(answer.headers.get('location') ?? '', site.address), {
      headers: { cookie },
    });
    expect(await page.text()).toMatch(/<p id="store-picture-error"[^>]*role="alert">تعذّر تخزين الصورة/);
    expect(storedPictures()).toEqual(before);
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

  test('and so are the article and its picture', async () => {
    const answer = await postAtDesk(SAVE_ARTICLE, { ...article, heroFile: picture, heroAlt: 'موج' });
    const page = await fetch(new URL(answer.headers.get('location') ?? '', site.address), {
      headers: { cookie },
    });
    const html = await page.text();
    expect(html).toContain(article.body);
    expect(html).toMatch(/<img[^>]*src="\/media\/[^"]+"[^>]*alt="موج"/);
    expect(storedPictures().length).toBeGreaterThan(before.length);
  });
});
