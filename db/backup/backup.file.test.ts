import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { readRuns } from '@/db/health/job-runs';
import { mediaFolder } from '@/db/media/pictures';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { MINUTE_MS } from '@/lib/site/duration';
import { databaseFile, dataFolder } from '@/runtime/settings';
import { publishComment, storeArticle } from '@/test/articles-and-comments';
import { bundleCommand } from '@/test/bundle';
import { checkBackup, makeBackup } from './backup';
import { restoreBackup } from './restore';

let folder: string;
let article: Awaited<ReturnType<typeof storeArticle>>;

beforeAll(async () => {
  await migrate();
  article = await storeArticle();
  folder = await mkdtemp(path.join(dataFolder, 'backups-'));
});

const place = (name: string) => path.join(folder, name);
const count = async () => (await db.select().from(comments)).length;

describe('a backup', () => {
  test('is taken while comments are written, and holds all that were acknowledged before', async () => {
    await publishComment(article.id);
    const before = await count();
    const target = place('while-writing.db');
    const child = spawn(process.execPath, [bundleCommand('backup'), target], {
      stdio: 'pipe',
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let code: number | null | undefined;
    void ended.then((value) => {
      code = value;
    });
    // The driver answers at once: only a pause lets the news of the other process in.
    for (; code === undefined; await setImmediate()) await publishComment(article.id);
    expect(code).toBe(0);
    const { counts } = await checkBackup(target);
    expect(counts.comments).toBeGreaterThanOrEqual(before);
    expect(counts.comments).toBeLessThanOrEqual(await count());
  });

  test('is for nobody else to read, and has the pictures beside it', async () => {
    await mkdir(mediaFolder, { recursive: true });
    await writeFile(path.join(mediaFolder, 'a.webp'), 'picture');
    await writeFile(path.join(mediaFolder, 'b.webp.part'), 'half');
    expect(await makeBackup(place('with-pictures.db'))).toMatchObject({ pictures: 1 });
    expect((await stat(place('with-pictures.db'))).mode & 0o077).toBe(0);
    expect(await readdir(place('media'))).toEqual(['a.webp']);
    expect(await makeBackup(place('again.db'))).toMatchObject({ pictures: 0 });
  });

  test('never replaces a file, and leaves nothing behind when it fails', async () => {
    await writeFile(place('mine.txt'), 'mine');
    await expect(makeBackup(place('mine.txt'))).rejects.toThrow('is there already');
    expect(await readFile(place('mine.txt'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a file is not believed', () => {
  const copyOf = async (
    name: string,
    change: (opened: ReturnType<typeof createClient>) => Promise<unknown>,
  ) => {
    await makeBackup(place(name));
    const opened = createClient({ url: `file:${place(name)}` });
    await change(opened);
    opened.close();
    return place(name);
  };

  test.each([
    ['that is not there', async () => place('nothing.db'), 'There is no file'],
    [
      'that is no database',
      async () => {
        await writeFile(place('text.db'), 'not a database at all');
        return place('text.db');
      },
      'is no backup of this site',
    ],
    [
      'that is a database, but no backup',
      () => copyOf('bare.db', (opened) => opened.execute('DROP TABLE maqal_backup')),
      'is no backup of this site',
    ],
    [
      'that has lost rows',
      () => copyOf('fewer.db', (opened) => opened.execute('DELETE FROM changes')),
      'rows of changes',
    ],
    [
      'that a newer version made',
      () =>
        copyOf('newer.db', (opened) =>
          opened.execute("UPDATE __drizzle_migrations SET created_at = '9999999999999'"),
        ),
      'newer version',
    ],
    [
      'that is damaged',
      async () => {
        await makeBackup(place('damaged.db'));
        const opened = await open(place('damaged.db'), 'r+');
        await opened.write(Buffer.alloc(8192, 7), 0, 8192, 8192);
        await opened.close();
        return place('damaged.db');
      },
      /damaged|no backup/,
    ],
  ])('%s', async (_, make, reason) => {
    const before = await count();
    const file = await make();
    await expect(restoreBackup(file)).rejects.toThrow(reason);
    expect(await count()).toBe(before);
  });
});

describe('restoring', () => {
  /** Runs the command on a site of its own, in a process of its own, as an administrator does. */
  const restore = (file: string, site: string, ...more: string[]) =>
    spawnSync(process.execPath, [bundleCommand('restore'), file, ...more], {
      env: { ...process.env, DATABASE_URL: `file:${site}` },
      encoding: 'utf8',
    });
  const rowsOf = async (site: string, table: string) => {
    const opened = createClient({ url: `file:${site}` });
    const { rows } = await opened.execute(`select * from ${table}`);
    opened.close();
    return rows.map((row) => ({ ...row }));
  };

  test('is refused while somebody has the database open', async () => {
    await makeBackup(place('for-a-running-site.db'));
    const before = await count();
    const refused = restore(place('for-a-running-site.db'), databaseFile ?? '');
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('The site is running') });
    expect(await count()).toBe(before);
  });

  test('is only tried while the site runs, which then knows when', async () => {
    await makeBackup(place('tried.db'));
    const before = await rowsOf(databaseFile ?? '', 'comments');
    const tried = restore(place('tried.db'), databaseFile ?? '', '--check');
    expect(tried.stdout).toContain('Can be restored');
    expect((await readRuns()).get('restore')?.ranAt?.getTime()).toBeGreaterThan(Date.now() - MINUTE_MS);
    expect(await rowsOf(databaseFile ?? '', 'comments')).toEqual(before);
    await writeFile(place('no-backup.db'), 'x');
    expect(restore(place('no-backup.db'), databaseFile ?? '', '--check').status).toBe(1);
  });

  test('ends with a sentence where a folder is among the pictures', async () => {
    const odd = place('odd/media/thumbs');
    await mkdir(odd, { recursive: true });
    await makeBackup(place('odd/site.db'));
    const refused = restore(place('odd/site.db'), place('restored-odd/maqal.db'));
    expect(refused).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^\S+thumbs is no picture: .*\n$/),
    });
    expect((await stat(place('restored-odd/maqal.db'))).size, 'nothing was restored').toBe(0);
  });

  test('brings everything back, keeps what it replaced, and outdates every page', async () => {
    const site = place('restored/maqal.db');
    await makeBackup(place('whole.db'));
    const kept = await rowsOf(place('whole.db'), 'comments');
    expect(restore(place('whole.db'), site)).toMatchObject({ status: 0 });
    const [tried] = await rowsOf(site, "job_runs WHERE name = 'restore'");
    expect(Number(tried?.ran_at)).toBeGreaterThan(Date.now() - MINUTE_MS);
    expect(await rowsOf(site, 'comments')).toEqual(kept);
    expect(await readdir(place('restored/media'))).toEqual(['a.webp']);
    expect((await rowsOf(site, 'changes')).map(({ tag }) => tag)).toEqual(
      expect.arrayContaining([tags.articles('ar'), tags.articles('en')]),
    );

    await publishComment(article.id);
    await makeBackup(place('later.db'));
    expect(restore(place('later.db'), site)).toMatchObject({ status: 0 });
    expect(await rowsOf(site, 'comments')).toHaveLength(kept.length + 1);
    const [replaced = ''] = (await readdir(place('restored'))).filter((name) => name.includes('replaced'));
    expect(await rowsOf(place(`restored/${replaced}`), 'comments')).toEqual(kept);
  });
});
