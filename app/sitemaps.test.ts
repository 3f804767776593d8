import { beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { pickComment } from '@/db/moderation/decisions';
import { freshArticle, publishComment } from '@/test/articles-and-comments';
import { GET } from './sitemaps/[file]/route';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

beforeAll(migrate);

const ask = async (file: string) =>
  (await GET(new Request('http://localhost'), { params: Promise.resolve({ file }) })).text();

test('the picks of an edition are in its sitemap as soon as there is one', async () => {
  const { id } = await publishComment((await freshArticle()).id);
  expect(await ask('ar-articles-1.xml')).not.toContain('/ar/picks');
  await pickComment(id, true, 'command');
  expect(await ask('ar-articles-1.xml')).toMatch(/<loc>http:\/\/[^<]+\/ar\/picks<\/loc><lastmod>20/);
  expect(await ask('en-articles-1.xml')).not.toContain('/picks');
});
