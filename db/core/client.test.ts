import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { topics } from '@/db/schema/articles';
import { databaseFile, dataFolder, settings } from '@/runtime/settings';
import { client, db, type Transaction, write, writeTogether } from './client';

beforeAll(migrate);

test('every connection of the pool keeps what the site promises', async () => {
  // A transaction has its connection for itself, so these are four.
  const held = await Promise.all(Array.from({ length: 4 }, () => client.transaction('read')));
  try {
    for (const connection of held) {
      const read = async (pragma: string) => (await connection.execute(`PRAGMA ${pragma}`)).rows[0]?.[0];
      expect(await read('journal_mode')).toBe('wal');
      expect(await read('foreign_keys')).toBe(1);
      expect(await read('synchronous'), 'FULL').toBe(2);
      expect(await read('busy_timeout')).toBe(20);
    }
  } finally {
    for (const connection of held) connection.close();
  }
});

const namesOfTopics = async () =>
  (await db.select({ name: topics.name }).from(topics)).map((row) => row.name);

describe('writing together', () => {
  const add = (slug: string) => async (tx: Transaction) => {
    await tx.insert(topics).values({ edition: 'en', slug, name: slug });
    return slug;
  };
  const slugs = async () => (await db.select({ slug: topics.slug }).from(topics)).map(({ slug }) => slug);
  const afterwards = () => db.delete(topics);

  test('is one transaction, and answers each with its own', async () => {
    const begun = vi.spyOn(db, 'transaction');
    const together = ['a', 'b', 'c'].map((slug) => writeTogether(slug, add(slug)));
    expect(await Promise.all(together)).toEqual(['a', 'b', 'c']);
    expect(begun).toHaveBeenCalledTimes(1);
    begun.mockRestore();
    expect(await slugs()).toEqual(['a', 'b', 'c']);
    await afterwards();
  });

  test('answers nobody before all is committed', async () => {
    const other = createClient({ url: settings.DATABASE_URL });
    const seen = await Promise.all(
      ['a', 'b'].map(async (slug) => {
        await writeTogether(slug, add(slug));
        const { rows } = await other.execute({ sql: 'select 1 from topics where slug = ?', args: [slug] });
        return rows.length;
      }),
    );
    other.close();
    expect(seen).toEqual([1, 1]);
    await afterwards();
  });

  test.each([
    ['what it meets in the database', add('a')],
    [
      'itself, half done',
      async (tx: Transaction) => {
        await add('x')(tx);
        throw new Error('changed my mind');
      },
    ],
  ])('when one fails by %s, only that one does', async (_, failing) => {
    const together = [add('a'), failing, add('b'), add('c')].map((work, line) =>
      writeTogether<unknown>(`${line}`, work),
    );
    const ended = await Promise.allSettled(together);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await slugs()).toEqual(['a', 'b', 'c']);
    expect(await writeTogether('d', add('d')), 'and it goes on').toBe('d');
    await afterwards();
  });

  test('when the transaction cannot begin, each is told so, and it goes on with the next', async () => {
    const refused = vi.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('database is locked'));
    const together = ['a', 'b'].map((slug) => writeTogether(slug, add(slug)));
    const ended = await Promise.allSettled(together);
    refused.mockRestore();
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await slugs()).toEqual([]);
    expect(await writeTogether('c', add('c'))).toBe('c');
    await afterwards();
  });

  test('a crowd is told at once when the transaction cannot begin: nobody waits for another try', async () => {
    const refused = vi.spyOn(db, 'transaction').mockRejectedValue(new Error('database is locked'));
    const together = Array.from({ length: 50 }, (_, index) => writeTogether(`${index}`, add(`${index}`)));
    const ended = await Promise.allSettled(together);
    expect(refused).toHaveBeenCalledTimes(1);
    refused.mockRestore();
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
  });

  test.each([
    ['one line', 'one after the other', 1],
    ['several lines', 'side by side', 3],
  ])('works of %s run %s', async (lines, _, most) => {
    let [running, together] = [0, 0];
    const work = async (tx: Transaction) => {
      running += 1;
      together = Math.max(together, running);
      await tx.select().from(topics);
      await tx.select().from(topics);
      running -= 1;
    };
    const line = (number: number) => (lines === 'one line' ? 'a' : `${number}`);
    await Promise.all([1, 2, 3].map((number) => writeTogether(line(number), work)));
    expect(together).toBe(most);
  });

  test('of a crowd, all go in', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `${index}`);
    expect(await Promise.all(many.map((slug) => writeTogether(slug, add(slug))))).toEqual(many);
    expect(await slugs()).toHaveLength(50);
    await afterwards();
  });
});

describe('write', () => {
  test('gives what the work gives', async () => {
    expect(await write(async () => 7)).toBe(7);
  });

  test('keeps nothing of work that fails, says why, and goes on with the next', async () => {
    const failed = write(async (tx) => {
      await tx.insert(topics).values({ edition: 'ar', slug: 'a', name: 'lost' });
      throw new Error('changed my mind');
    });
    const next = write((tx) => tx.insert(topics).values({ edition: 'ar', slug: 'b', name: 'kept' }));
    await expect(failed).rejects.toThrow('changed my mind');
    await next;
    expect(await namesOfTopics()).toEqual(['kept']);
  });

  test('twenty at once all go in, one after the other', async () => {
    let running = 0;
    const many = Array.from({ length: 20 }, (_, index) =>
      write(async (tx) => {
        running += 1;
        expect(running).toBe(1);
        await tx.insert(topics).values({ edition: 'en', slug: `t${index}`, name: `t${index}` });
        running -= 1;
      }),
    );
    await Promise.all(many);
    const [row] = await db.select({ count: sql<number>`count(*)` }).from(topics).where(sql`edition = 'en'`);
    expect(row?.count).toBe(20);
  });

  test('readers see nothing of it before it is done', async () => {
    await write(async (tx) => {
      await tx.insert(topics).values({ edition: 'ar', slug: 'c', name: 'half' });
      expect(await namesOfTopics()).not.toContain('half');
    });
    expect(await namesOfTopics()).toContain('half');
  });
});

test('nothing is written into a file that was moved away, and all is well once it is back', async () => {
  const file = databaseFile ?? '';
  await rename(file, `${file}.away`);
  try {
    await expect(write(async () => 1)).rejects.toThrow('is no longer the file that this server opened');
    await writeFile(file, 'another');
    await expect(write(async () => 1)).rejects.toThrow('is no longer the file that this server opened');
  } finally {
    await rename(`${file}.away`, file);
  }
  expect(await write(async () => 1)).toBe(1);
});

test('a copy of the module that comes while something else is in its place waits for the file, and reads it', async () => {
  const file = databaseFile ?? '';
  await rename(file, `${file}.away`);
  try {
    await mkdir(file);
    vi.resetModules();
    const copy = await import('./client');
    await expect(copy.client.execute('select name from topics')).rejects.toThrow('is no longer the file');
    await rmdir(file);
    await rename(`${file}.away`, file);
    expect((await copy.client.execute('select count(*) from topics')).rows).toHaveLength(1);
  } finally {
    if (existsSync(`${file}.away`)) {
      await rm(file, { recursive: true, force: true });
      await rename(`${file}.away`, file);
    }
  }
});

test('a command that comes and goes leaves the log of this process, whose copies of the module came one by one', async () => {
  vi.resetModules();
  await import('./client');
  const open = "require('@libsql/client').createClient({ url: process.argv[1] })";
  const command = `const file = ${open}; file.execute('select * from topics').then(() => file.close())`;
  const [code] = await once(spawn(process.execPath, ['--eval', command, settings.DATABASE_URL]), 'exit');
  expect(code).toBe(0);
  await write((tx) => tx.insert(topics).values({ edition: 'en', slug: 'after', name: 'after the command' }));
  const seen = createClient({ url: settings.DATABASE_URL });
  const { rows } = await seen.execute("select name from topics where slug = 'after'");
  seen.close();
  expect(readdirSync(dataFolder)).toContain(`${path.basename(databaseFile ?? '')}-wal`);
  expect(rows).toHaveLength(1);
});

test('writes of two copies of the module, as a server has them, wait for each other too', async () => {
  vi.resetModules();
  const copy = await import('./client');
  expect(copy.write).not.toBe(write);
  const order: string[] = [];
  const work = (writer: typeof write, name: string) =>
    writer(async (tx) => {
      order.push(`${name} begins`);
      await tx.insert(topics).values({ edition: 'en', slug: name, name });
      order.push(`${name} ends`);
    });
  await Promise.all([work(write, 'ours'), work(copy.write, 'theirs'), work(write, 'ours-again')]);
  expect(order).toEqual(
    ['ours', 'theirs', 'ours-again'].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
});

describe('while another process holds the file', () => {
  test('writes wait in their order, and everything else goes on', async () => {
    const holder = await holdFile(databaseFile ?? '', 'BEGIN IMMEDIATE');
    const order: string[] = [];
    const writes = Promise.all(
      ['first', 'second'].map((name) =>
        write(async (tx) => {
          order.push(name);
          await tx.insert(topics).values({ edition: 'ar', slug: name, name });
        }),
      ),
    );
    for (let ticks = 0; ticks < 20; ticks++) await setTimeout(10);
    expect(await namesOfTopics()).not.toContain('first');
    expect(order).toEqual([]);
    holder.stdin?.write('let go');
    await writes;
    expect(order).toEqual(['first', 'second']);
  });

  test('reads wait too, where SQLite would refuse them', async () => {
    const file = path.join(dataFolder, 'held.db');
    vi.resetModules();
    vi.stubEnv('DATABASE_URL', `file:${file}`);
    const { client: held } = await import('./client');
    const count = async () => (await held.execute('SELECT count(*) FROM sqlite_schema')).rows[0]?.[0];
    expect(await count()).toBe(0);
    const holder = await holdFile(file, 'BEGIN EXCLUSIVE');
    const read = count();
    for (let ticks = 0; ticks < 20; ticks++) await setTimeout(10);
    holder.stdin?.write('let go');
    expect(await read).toBe(0);
    // Nothing of the refused read is left on a connection: it would keep others from writing, and itself in the past.
    const other = createClient({ url: `file:${file}` });
    await other.execute('CREATE TABLE later (id)');
    expect(await count()).toBe(1);
    vi.unstubAllEnvs();
  });
});

test('nobody else can read what the site keeps', async () => {
  const folder = path.join(dataFolder, 'made');
  const file = path.join(folder, 'maqal.db');
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', `file:${file}`);
  const { openDatabase, client: made } = await import('./client');
  await openDatabase();
  await made.execute('CREATE TABLE anything (id)');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toContain('maqal.db-wal');
  vi.unstubAllEnvs();
});

/** Another process, which runs `begin` on the file and keeps the lock until it is written to. */
async function holdFile(file: string, begin: string): Promise<ChildProcess> {
  const script = `
    const Database = require('libsql');
    const file = new Database(process.argv[1]);
    file.exec(process.argv[2]);
    process.stdout.write('held');
    process.stdin.once('data', () => process.exit(0));
  `;
  const child = spawn(process.execPath, ['--eval', script, file, begin], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}
