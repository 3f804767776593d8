import { setTimeout } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { topics } from '@/db/schema/articles';
import { databaseFile, settings } from '@/runtime/settings';
import { holdFile } from '@/test/hold-file';
import { db, type Transaction } from './client';
import { write, writeBatched } from './write-queue';

beforeAll(migrate);

const namesOfTopics = async () =>
  (await db.select({ name: topics.name }).from(topics)).map((row) => row.name);

describe('a batch', () => {
  const add = (slug: string) => async (tx: Transaction) => {
    await tx.insert(topics).values({ edition: 'en', slug, name: slug });
    return slug;
  };
  const slugs = async () => (await db.select({ slug: topics.slug }).from(topics)).map(({ slug }) => slug);
  const afterwards = () => db.delete(topics);

  test('is one transaction, and answers each with its own', async () => {
    const begun = vi.spyOn(db, 'transaction');
    const together = ['a', 'b', 'c'].map((slug) => writeBatched(slug, add(slug)));
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
        await writeBatched(slug, add(slug));
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
    const together = [add('a'), failing, add('b'), add('c')].map((work, key) =>
      writeBatched<unknown>(`${key}`, work),
    );
    const ended = await Promise.allSettled(together);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await slugs()).toEqual(['a', 'b', 'c']);
    expect(await writeBatched('d', add('d')), 'and it goes on').toBe('d');
    await afterwards();
  });

  test('when the transaction cannot begin, each is told so, and it goes on with the next', async () => {
    const refused = vi.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('database is locked'));
    const together = ['a', 'b'].map((slug) => writeBatched(slug, add(slug)));
    const ended = await Promise.allSettled(together);
    refused.mockRestore();
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await slugs()).toEqual([]);
    expect(await writeBatched('c', add('c'))).toBe('c');
    await afterwards();
  });

  test('a crowd is told at once when the transaction cannot begin: nobody waits for another try', async () => {
    const refused = vi.spyOn(db, 'transaction').mockRejectedValue(new Error('database is locked'));
    const together = Array.from({ length: 50 }, (_, index) => writeBatched(`${index}`, add(`${index}`)));
    const ended = await Promise.allSettled(together);
    expect(refused).toHaveBeenCalledTimes(1);
    refused.mockRestore();
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
  });

  test.each([
    ['one key', 'one after the other', 1],
    ['several keys', 'side by side', 3],
  ])('works of %s run %s', async (keys, _, most) => {
    let [running, together] = [0, 0];
    const work = async (tx: Transaction) => {
      running += 1;
      together = Math.max(together, running);
      await tx.select().from(topics);
      await tx.select().from(topics);
      running -= 1;
    };
    const key = (number: number) => (keys === 'one key' ? 'a' : `${number}`);
    await Promise.all([1, 2, 3].map((number) => writeBatched(key(number), work)));
    expect(together).toBe(most);
  });

  test('of a crowd, all go in', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `${index}`);
    expect(await Promise.all(many.map((slug) => writeBatched(slug, add(slug))))).toEqual(many);
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

test('writes of two copies of the module, as a server has them, wait for each other too', async () => {
  vi.resetModules();
  const copy = await import('./write-queue');
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
});
