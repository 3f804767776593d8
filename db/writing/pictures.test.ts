import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { client, db } from '@/db/core/client';
import { mediaFolder } from '@/db/media/pictures';
import { sharp } from '@/db/media/sharp';
import { deletePicture, listPictures, type PictureUseKind } from '@/db/media/uses';
import { migrate } from '@/db/migrate';
import { authors, images } from '@/db/schema/articles';
import { emptyFields } from '@/lib/desk/article-fields';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';
import { storeStaff } from '@/test/staff';
import { findDeskArticle } from './article';
import type { Account } from './byline';
import { choosePicture } from './choose-picture';
import { storePosted, withPictures } from './pictures';
import { publishArticle } from './publish';
import { createDraft, saveWorkingCopy } from './save';

let sara: Account;

beforeAll(async () => {
  await migrate();
  sara = await storeStaff({ name: 'سارة', role: 'admin' });
});

let red = 0;
/** Bytes of a picture that is stored nowhere yet. */
function picture(format: 'jpeg' | 'png' | 'gif' = 'jpeg'): Promise<Buffer> {
  red += 20;
  const background = { r: red, g: 90, b: 160 };
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

function sent(bytes: Buffer | string, name = 'picture.jpg', field = 'picture'): FormData {
  const form = new FormData();
  form.set(
    field,
    new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type: 'image/jpeg' }),
  );
  return form;
}

async function stored(): Promise<string> {
  const done = await storePosted(sent(await picture()), 'picture');
  if (!done || !('file' in done)) throw new Error('not stored');
  return done.file;
}

const fields = { ...emptyFields, title: 'عنوان', edition: 'ar', credits: 'سارة', body: 'أول\n\nثان' };

async function draft(changed: Partial<typeof fields> = {}): Promise<number> {
  const made = await createDraft(
    { ...fields, title: `عنوان ${red}`, ...changed },
    `p-${red}-${Math.random()}`,
    sara,
  );
  return 'id' in made ? made.id : 0;
}

const usesOf = async (file: string): Promise<PictureUseKind[] | undefined> =>
  (await listPictures(1)).pictures
    .find((one) => one.file === file)
    ?.uses.map(({ kind }) => kind)
    .sort();

describe('a stored picture', () => {
  test('is chosen as the lead with the words it has elsewhere, and for the text where the caret was', async () => {
    const file = await stored();
    const other = await draft({ hero: file, heroAlt: 'وصف', heroCaption: 'شرح', heroCredit: 'وكالة' });
    await publishArticle(other, { seen: 1, isScheduled: false, by: sara.id });
    const id = await draft();
    const typed = async () => (await findDeskArticle(id, sara.id))?.fields;
    await choosePicture(id, sara, { file, isLead: true, caret: null });
    expect(await typed()).toMatchObject({
      hero: file,
      heroAlt: 'وصف',
      heroCaption: 'شرح',
      heroCredit: 'وكالة',
    });
    await choosePicture(id, sara, { file, isLead: false, caret: 4 });
    const markdown = `![وصف](/media/${file} "شرح | وكالة")`;
    expect((await typed())?.body).toBe(`أول\n\n${markdown}\n\nثان`);
    await choosePicture(id, sara, { file, isLead: false, caret: null });
    expect((await typed())?.body).toBe(`أول\n\n${markdown}\n\nثان\n\n${markdown}`);
    expect(await choosePicture(id, sara, { file: 'none.jpg', isLead: true, caret: null })).toEqual({
      outcome: 'gone',
    });
  });

  test('is known with its uses, and deleted only when it has none, with all its files', async () => {
    const file = await stored();
    expect(await usesOf(file)).toEqual([]);
    const body = `نص\n\n![وصف](/media/${file})`;
    const id = await draft({ body });
    expect(await usesOf(file)).toEqual(['copy']);
    expect(await deletePicture(file)).toEqual({ outcome: 'used' });
    await publishArticle(id, { seen: 1, isScheduled: false, by: sara.id });
    await saveWorkingCopy(id, { ...fields, slug: 'بلا-صورة', body: 'بلا صورة' }, 1, sara);
    expect(await usesOf(file)).toEqual(['article', 'version']);
    expect((await listPictures(1)).pictures.find((one) => one.file === file)?.alt).toBe('وصف');
    await publishArticle(id, { seen: 2, isScheduled: false, by: sara.id });
    expect(await usesOf(file)).toEqual(['version']);
    expect(await deletePicture(file)).toEqual({ outcome: 'used' });

    const portrait = await stored();
    await db.update(authors).set({ portrait }).where(eq(authors.name, 'سارة'));
    expect(await deletePicture(portrait)).toEqual({ outcome: 'used' });

    const unused = await stored();
    const transaction = db.transaction.bind(db);
    vi.spyOn(db, 'transaction').mockImplementationOnce((work, options) =>
      transaction((tx) => work(tx).then(() => Promise.reject(new Error('not committed'))), options),
    );
    await expect(deletePicture(unused)).rejects.toThrow('not committed');
    expect(existsSync(path.join(mediaFolder, unused))).toBe(true);
    expect(await deletePicture(unused)).toEqual({ outcome: 'deleted' });
    const hash = unused.slice(0, 32);
    expect(existsSync(path.join(mediaFolder, unused))).toBe(false);
    expect(existsSync(path.join(mediaFolder, `${hash}-40.webp`))).toBe(false);
    expect(await deletePicture(unused)).toEqual({ outcome: 'gone' });
    expect(existsSync(path.join(mediaFolder, file))).toBe(true);
  });
});

describe('the uses of a picture', () => {
  test('are found in every text that may hold one, of articles and of pages', async () => {
    const [lead, page, overtaken, scheduled] = [
      await stored(),
      await stored(),
      await stored(),
      await stored(),
    ];
    await draft({ hero: lead, heroAlt: 'وصف' });
    expect(await usesOf(lead)).toEqual(['copy']);

    const rules = await draft({ body: `![قواعد](/media/${page})`, purpose: 'rules' });
    await publishArticle(rules, { seen: 1, isScheduled: false, by: sara.id });
    expect(await usesOf(page)).toEqual(['article', 'copy', 'version']);

    const second = await storeStaff({ name: 'ثان', role: 'editor' });
    const id = await draft({ slug: 'فيه-صور' });
    await saveWorkingCopy(id, { ...fields, body: 'آخر' }, 1, { ...sara, id: second.id });
    const conflicting = { ...fields, body: `نص\n\n![وصف](/media/${overtaken})` };
    expect(await saveWorkingCopy(id, conflicting, 1, sara)).toMatchObject({ outcome: 'conflict' });
    expect(await usesOf(overtaken)).toEqual(['copy']);

    const changed = { ...fields, slug: 'يتغير', hero: scheduled, heroAlt: 'وصف' };
    const other = await draft({ slug: 'يتغير' });
    await publishArticle(other, { seen: 1, isScheduled: false, by: sara.id });
    await saveWorkingCopy(other, changed, 1, sara);
    const change = { seen: 2, isScheduled: true, changeAt: '2099-01-01T10:00', by: sara.id };
    expect(await publishArticle(other, change)).toMatchObject({ outcome: 'scheduled' });
    await saveWorkingCopy(other, { ...changed, hero: '' }, 2, sara);
    expect(await usesOf(scheduled)).toEqual(['copy']);
  });

  test('are looked for in no text of an article that never had it', async () => {
    const seen: string[] = [];
    const execute = vi.spyOn(client, 'execute');
    await listPictures(1);
    const asked = execute.mock.calls.map(([statement]) => statement as unknown as { sql: string; args: [] });
    execute.mockRestore();
    for (const { sql, args } of asked) {
      const { rows } = await client.execute({ sql: `explain query plan ${sql}`, args });
      seen.push(...rows.map(({ detail }) => String(detail)));
    }
    expect(seen).toContainEqual(expect.stringContaining('picture_articles'));
    expect(seen.filter((step) => /^SCAN (?:articles|t|p|r|had)\b/.test(step))).toEqual([]);
  });
});

describe('an upload that lies', () => {
  const LIES: [string, () => Promise<Buffer | string>, string][] = [
    ['a script named .jpg', async () => '#!/bin/sh\nrm -rf /', 'picture-unreadable'],
    ['a page named .jpg', async () => '<html><script>alert(1)</script></html>', 'picture-unreadable'],
    [
      'an SVG with a script',
      async () =>
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
      'picture-kind',
    ],
    [
      'a file cut off in the middle',
      async () => {
        const noise = { type: 'gaussian' as const, mean: 120, sigma: 60 };
        const whole = await sharp({
          create: { width: 900, height: 900, channels: 3, noise, background: '#fff' },
        })
          .jpeg()
          .toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      'picture-unreadable',
    ],
    ['a bomb of pixels', async () => bomb(), 'picture-pixels'],
    ['more than the limit', async () => Buffer.alloc(MAX_SOURCE_BYTES + 1, 1), 'picture-heavy'],
  ];

  test.each(LIES)('%s is an error, and nothing of it is stored', async (_, make, kind) => {
    const before = await db.select({ file: images.file }).from(images);
    const form = sent(await make(), 'صورة.jpg', 'heroFile');
    const typed = { ...fields, hero: '', body: 'كل ما كُتب' };
    const done = await withPictures(typed, form);
    expect(done.problem).toMatchObject({ field: 'hero', kind, values: { src: 'صورة.jpg' } });
    expect(done.fields).toEqual(typed);
    expect(await db.select({ file: images.file }).from(images)).toEqual(before);
  });
});

test('a disk that takes no picture is told beside the field, and nothing is half stored', async () => {
  const before = await db.select({ file: images.file }).from(images);
  const aside = `${mediaFolder}-aside`;
  await rename(mediaFolder, aside);
  await writeFile(mediaFolder, 'no folder');
  try {
    const done = await withPictures(fields, sent(await picture()));
    expect(done).toMatchObject({ fields, problem: { field: 'picture', kind: 'picture-not-stored' } });
  } finally {
    await rm(mediaFolder);
    await rename(aside, mediaFolder);
  }
  expect(await db.select({ file: images.file }).from(images)).toEqual(before);
});

/** A small file whose head says 100 megapixels. */
async function bomb(): Promise<Buffer> {
  const bytes = await picture();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(10_000, frame + 5);
  bytes.writeUInt16BE(10_000, frame + 7);
  return bytes;
}
