import { beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { storeArticle } from '@/test/articles-and-comments';
import { listArticles } from './lists';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheTag: () => {}, cacheLife: () => {} }));

beforeAll(migrate);

test('a card says how the text begins where the article has no standfirst', async () => {
  const link = `<a href="https://example.com/${'x'.repeat(2000)}">رابط</a>`;
  await storeArticle({ slug: 'own', standfirst: 'مقدّمة', html: '<p>نص</p>' });
  await storeArticle({
    slug: 'bare',
    standfirst: '',
    html: `<p>تنأى تركيا <b>عن</b> واشنطن.</p><p>${link}</p>`,
  });
  const { articles } = await listArticles('ar', 1);
  expect(Object.fromEntries(articles.map(({ slug, standfirst }) => [slug, standfirst]))).toEqual({
    own: 'مقدّمة',
    bare: 'تنأى تركيا عن واشنطن.',
  });
});
