import { beforeAll, describe, expect, test, vi } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { storeArticle } from '@/test/articles-and-comments';
import { listRelated } from './related';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheTag: () => {}, cacheLife: () => {} }));

beforeAll(migrate);

const slugs = async (id: number, except: string[] = []) =>
  (await listRelated('ar', id, except)).map(({ slug }) => slug);
const store = (slug: string, title: string, topics: string[], published = new Date('2026-01-01T09:00:00Z')) =>
  storeArticle({ slug, title, topics, published, standfirst: '' });

describe('related articles', () => {
  test('share topics and words; the most related come first, without a number of comments', async () => {
    await store('wheat', 'موسم القمح', ['زراعة']);
    await store('s400', 'تركيا تشتري S-400', ['صواريخ']);
    await store('s500-old', 'طراز S-500 في الخدمة', ['صواريخ']);
    const article = await store('s500', 'تركيا تسعى إلى S-500', ['صواريخ']);
    await store('boat', 'زورق سريع', ['صواريخ']);
    const cards = await listRelated('ar', article.id, []);
    expect(
      cards
        .slice(0, 3)
        .map(({ slug }) => slug)
        .sort(),
    ).toEqual(['boat', 's400', 's500-old']);
    expect(cards[2]?.slug).toBe('boat');
    expect(cards.map(({ commentCount }) => commentCount)).toEqual(cards.map(() => null));
  });

  test('are none of those the page shows elsewhere, nor the article itself, nor one of the other edition', async () => {
    const article = await store('topic-1', 'خزف', ['خزف']);
    await store('topic-2', 'خزف أزرق', ['خزف']);
    await store('topic-3', 'خزف أخضر', ['خزف']);
    await storeArticle({ slug: 'topic-en', edition: 'en', title: 'خزف', topics: ['خزف'] });
    const found = await slugs(article.id, ['topic-2']);
    expect(found[0]).toBe('topic-3');
    for (const absent of ['topic-1', 'topic-2', 'topic-en']) expect(found).not.toContain(absent);
  });

  test('are four at most, the newest where nothing is shared, and none before their time', async () => {
    const article = await store('alone', 'نجم', ['فلك']);
    await store('later', 'نجم آخر', ['فلك'], new Date(Date.now() + 3_600_000));
    await store('newest', 'ملح', ['بحر']);
    const found = await slugs(article.id);
    expect(found).toHaveLength(4);
    expect(found[0]).toBe('newest');
    expect(found).not.toContain('later');
  });

  test('are none for an article that is gone', async () => {
    expect(await slugs(999_999)).toEqual([]);
  });

  test('are found by an index, in order, however many a topic has', async () => {
    const { rows } = await client.execute(
      'explain query plan select article_id from article_topics where topic_id = 1 order by article_id desc limit 60',
    );
    const plan = rows.map((row) => String(row.detail)).join('\n');
    expect(plan).toContain('USING COVERING INDEX article_topics_topic');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
