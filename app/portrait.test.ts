import { beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { authors, images } from '@/db/schema/articles';
import { findDeskAuthor } from '@/db/writing/authors';
import { formOf } from '@/test/form';

vi.mock('server-only', () => ({}));
vi.mock('@/db/accounts/session', () => ({ requireStaff: async () => {} }));

const FILE = `${'a'.repeat(32)}.jpg`;

beforeAll(async () => {
  await migrate();
  await db.insert(images).values({ file: FILE, width: 40, height: 40 });
  await db.insert(authors).values({ id: 1, edition: 'ar', slug: 'كاتبة', name: 'كاتبة' });
});

async function post(fields: Record<string, string>) {
  const { POST } = await import('./(desk)/desk/authors/portrait/route');
  const answer = await POST(new Request('http://localhost', { method: 'POST', body: formOf(fields) }));
  return [answer.headers.get('location'), (await findDeskAuthor(1))?.portrait];
}

test('a portrait is one of the stored pictures, and no other; it is taken away again', async () => {
  const page = '/desk/authors/1?saved=1#content';
  expect(await post({ id: '1', file: FILE })).toEqual([page, FILE]);
  expect(await post({ id: '1', file: 'none.jpg' })).toEqual([page, FILE]);
  expect(await post({ id: '1', remove: '1' })).toEqual([page, null]);
});
