import { beforeAll, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { topics } from '@/db/schema/articles';
import { db } from './client';
import { invalidateTags, invalidationsSince } from './invalidation';
import { write } from './write-queue';

beforeAll(migrate);

async function tagsSince(id: number): Promise<string[]> {
  return (await invalidationsSince(id)).map((change) => change.tag);
}

async function newest(): Promise<number> {
  return (await invalidationsSince(0)).at(-1)?.id ?? 0;
}

test('what was announced after a change is found, oldest first', async () => {
  await write((tx) => invalidateTags(tx, ['first']));
  const seen = await newest();
  await write((tx) => invalidateTags(tx, ['second', 'third']));
  expect(await tagsSince(seen)).toEqual(['second', 'third']);
  expect(await tagsSince(await newest())).toEqual([]);
});

test('a tag announced again is new again, and stands in the table once', async () => {
  await write((tx) => invalidateTags(tx, ['again', 'other']));
  const seen = await newest();
  await write((tx) => invalidateTags(tx, ['again', 'again']));
  expect(await tagsSince(seen)).toEqual(['again']);
  expect((await tagsSince(0)).filter((tag) => tag === 'again')).toHaveLength(1);
});

test('every change says when', async () => {
  const before = Date.now();
  await write((tx) => invalidateTags(tx, ['timed']));
  const change = (await invalidationsSince(0)).at(-1);
  expect(change?.changedAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(change?.changedAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test('nothing is announced of work that was rolled back', async () => {
  const seen = await newest();
  const work = write(async (tx) => {
    await tx.insert(topics).values({ edition: 'ar', slug: 'lost', name: 'lost' });
    await invalidateTags(tx, ['lost']);
    throw new Error('rolled back');
  });
  await expect(work).rejects.toThrow('rolled back');
  expect(await tagsSince(seen)).toEqual([]);
  expect(await db.select().from(topics)).toEqual([]);
});

test('nobody learns of a change before it is stored', async () => {
  const seen = await newest();
  await write(async (tx) => {
    await invalidateTags(tx, ['early']);
    expect(await tagsSince(seen)).toEqual([]);
  });
  expect(await tagsSince(seen)).toEqual(['early']);
});
