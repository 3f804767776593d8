import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { log } from '@/runtime/log';
import { dataFolder, settings } from '@/runtime/settings';
import { publishComment, storeArticle } from '@/test/articles-and-comments';
import { bundleCommand } from '@/test/bundle';
import { backUpToFolder, checkBackup } from './backup';
import { backupName, backupTime, expiredBackups, isBackupDue, newestBackup, newestTime } from './rotation';
import { nextBackoff, startBackups } from './schedule';

let article: Awaited<ReturnType<typeof storeArticle>>;
let folder: string;

beforeAll(async () => {
  await migrate();
  article = await storeArticle();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(dataFolder, 'backups-'));
  Object.assign(settings, { BACKUP_DIR: folder, BACKUP_KEEP: 2, BACKUP_EVERY: 24 });
});

afterEach(() => vi.restoreAllMocks());

const NOW = new Date('2026-01-10T09:00:00Z');
const hoursAgo = (hours: number) => backupName(new Date(NOW.getTime() - hours * 3_600_000));
const put = (...names: string[]) => Promise.all(names.map((name) => writeFile(path.join(folder, name), '')));
const backups = async () => (await readdir(folder)).filter((name) => name.startsWith('maqal-')).sort();

/** As the server has it made, in a process of its own. */
function runDue(): ChildProcess {
  const env = { ...process.env, BACKUP_DIR: folder, LOG_LEVEL: 'info' };
  return spawn(process.execPath, [bundleCommand('backup'), '--due'], { env, stdio: 'pipe' });
}

async function rowsOf(file: string) {
  const opened = createClient({ url: `file:${file}` });
  const { rows } = await opened.execute('select * from comments order by id');
  opened.close();
  return rows.map((row) => ({ ...row }));
}

test('what was acknowledged before a backup began is restored whole, though comments go on coming', async () => {
  await publishComment(article.id);
  const acknowledged = await rowsOf(path.join(dataFolder, 'maqal.db'));
  const child = runDue();
  const ended = once(child, 'close');
  let written = 0;
  // The driver answers at once: only a pause lets the news of the other process in.
  for (let running = true; running; await setImmediate()) {
    await publishComment(article.id);
    written += 1;
    running = child.exitCode === null;
  }
  expect((await ended)[0]).toBe(0);
  expect(written).toBeGreaterThan(10);
  const [name = ''] = await backups();
  await checkBackup(path.join(folder, name));
  const site = path.join(folder, 'restored', 'maqal.db');
  const env = { ...process.env, DATABASE_URL: `file:${site}` };
  const restore = [bundleCommand('restore'), path.join(folder, name)];
  expect(spawnSync(process.execPath, restore, { env })).toMatchObject({ status: 0 });
  const restored = await rowsOf(site);
  expect(restored.slice(0, acknowledged.length)).toEqual(acknowledged);
  // And nothing in it that was never written, nor out of its order.
  const now = (await db.select({ id: comments.id }).from(comments)).map(({ id }) => id);
  expect(now.slice(0, restored.length)).toEqual(restored.map(({ id }) => id));
});

test('two processes make one backup between them, and say so in the log', async () => {
  const children = [runDue(), runDue()];
  let lines = '';
  for (const { stdout } of children) {
    stdout?.on('data', (text) => {
      lines += text;
    });
  }
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
  expect(codes).toEqual([0, 0]);
  expect(await backups()).toHaveLength(1);
  expect(JSON.parse(lines)).toMatchObject({ event: 'backup', outcome: 'done' });
});

test('while another process has the lock nothing is made; one that dies has it no more', async () => {
  const hold = `
    const { createClient } = await import('@libsql/client');
    const lock = createClient({ url: 'file:${path.join(folder, '.lock')}' });
    await lock.transaction('write');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', hold], { stdio: 'pipe' });
  await once(holder.stdout, 'data');
  expect(await backUpToFolder()).toEqual({ outcome: 'busy' });
  expect(await backups()).toEqual([]);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await backUpToFolder()).toMatchObject({ outcome: 'done' });
});

describe('rotation', () => {
  test('keeps the newest, and everything that is not its own', async () => {
    await put(hoursAgo(24), hoursAgo(48), hoursAgo(72), `${hoursAgo(12)}.part`, 'mine.db');
    expect(await backUpToFolder({ now: NOW })).toMatchObject({ outcome: 'done', removed: 3 });
    expect(await backups()).toEqual([hoursAgo(24), hoursAgo(0)]);
    expect(await readdir(folder)).toContain('mine.db');
  });

  test('removes nothing when the new one is not whole', async () => {
    await put(hoursAgo(24), hoursAgo(48), hoursAgo(72));
    // In the way of the file that is filled.
    await mkdir(path.join(folder, `${hoursAgo(0)}.part`));
    await expect(backUpToFolder({ now: NOW })).rejects.toThrow();
    expect(await backups()).toEqual([hoursAgo(72), hoursAgo(48), hoursAgo(24), `${hoursAgo(0)}.part`]);
  });

  test('is for nobody else to read', async () => {
    await backUpToFolder({ now: NOW });
    expect((await stat(path.join(folder, hoursAgo(0)))).mode & 0o077).toBe(0);
  });
});

describe('a backup is due', () => {
  test('when there is none, and when the newest is old enough', async () => {
    expect(await isBackupDue(NOW)).toBe(true);
    await put(hoursAgo(23), hoursAgo(100));
    expect(await newestBackup(NOW)).toEqual(new Date('2026-01-09T10:00:00Z'));
    expect(await isBackupDue(NOW)).toBe(false);
    expect(await backUpToFolder({ now: NOW, onlyIfDue: true })).toEqual({ outcome: 'early' });
    expect(await isBackupDue(new Date(NOW.getTime() + 3_600_000))).toBe(true);
  });

  test('not where no folder is set, nor does a missing one hurt', async () => {
    Object.assign(settings, { BACKUP_DIR: undefined });
    expect(await isBackupDue(NOW)).toBe(false);
    expect(await newestBackup(NOW)).toBeUndefined();
    await expect(backUpToFolder()).rejects.toThrow('set BACKUP_DIR');
    Object.assign(settings, { BACKUP_DIR: path.join(folder, 'not', 'yet') });
    expect(await newestBackup(NOW)).toBeNull();
    expect(await backUpToFolder()).toMatchObject({ outcome: 'done' });
  });
});

describe('the server', () => {
  test('has one made that is due, in a process of its own', async () => {
    const command = path.join(folder, 'command.mjs');
    const done = path.join(folder, 'done');
    await writeFile(
      command,
      `import fs from 'fs'; fs.writeFileSync('${done}', process.argv[2] + process.pid)`,
    );
    startBackups(command);
    await expect.poll(() => readdir(folder)).toContain('done');
  });

  test('goes on when it fails, says so, and asks again later and later, within the hour', async () => {
    const said = vi.spyOn(log, 'error').mockImplementation(() => {});
    const command = path.join(folder, 'command.mjs');
    await writeFile(command, 'process.exit(3)');
    startBackups(command);
    await expect
      .poll(() => said.mock.calls)
      .toContainEqual([{ event: 'backup', outcome: 'failed', code: 3, signal: null }]);
    expect(nextBackoff(60_000)).toBe(120_000);
    expect(nextBackoff(50 * 60_000)).toBe(60 * 60_000);
  });
});

describe('names of backups', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day, 9, 30, 15));
  const days = [1, 2, 3].map(at);
  const names = days.map(backupName);

  test('a name tells when its backup was begun, and sorts by it', () => {
    expect(names[0]).toBe('maqal-2026-01-01T09-30-15Z.db');
    expect(names.map(backupTime)).toEqual(days);
    expect([...names].reverse().sort()).toEqual(names);
  });

  test.each([
    'maqal.db',
    'mine.db',
    'maqal-2026-01-01T09-30-15Z.db.part',
    'maqal-2026-99-99T09-30-15Z.db',
    'media',
    '',
  ])('%s is none of the site', (name) => {
    expect(backupTime(name)).toBeNull();
    if (!name.includes('.part')) expect(expiredBackups([name], 1)).toEqual([]);
  });

  test('the newest is the last that was begun, and never one of the future', () => {
    expect(newestTime([...names, 'media', '.lock'], at(9))).toEqual(at(3));
    expect(newestTime(names, at(2))).toEqual(at(2));
    expect(newestTime(['media'], at(2))).toBeNull();
  });

  test('only what is beyond those to keep goes, and what was cut off', () => {
    expect(expiredBackups([...names].reverse(), 2)).toEqual([names[0]]);
    expect(expiredBackups(names, 3)).toEqual([]);
    const cut = [`${names[2]}.part`, `${names[2]}.part-journal`];
    expect(expiredBackups([...names, ...cut, 'mine.db', 'mine.db.part'], 3)).toEqual(cut);
  });
});
