import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { client, db, write } from './client';
import { migrate } from './migrate';
import { topics } from './schema';

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
      expect(await read('busy_timeout')).toBe(10_000);
    }
  } finally {
    for (const connection of held) connection.close();
  }
});

const namesOfTopics = async () =>
  (await db.select({ name: topics.name }).from(topics)).map((row) => row.name);

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
