import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { client, db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { articles, topics } from '@/db/schema/articles';
import { storeArticle } from '@/test/articles-and-comments';
import { listArticlesIn, listMonths } from './archive';
import { listAuthorIndex, listAuthors } from './authors';
import { readFront } from './front-page';
import { listArticles, listArticlesBy, listArticlesOn } from './lists';
import { listTopicIndex, listTopics } from './topics';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheTag: () => {}, cacheLife: () => {} }));

/** A time of clocks in Greenwich; those of the site are three hours ahead. */
const at = (time: string) => new Date(`${time}:00Z`);
const later = () => new Date(Date.now() + 60_000);

beforeAll(async () => {
  await migrate();
  await storeArticle({ slug: 'a', published: at('2024-07-31T20:59'), topics: ['بحر'], author: 'سلمى' });
  await storeArticle({ slug: 'b', published: at('2024-07-31T21:00'), topics: ['بحر', 'ملح'], author: 'نور' });
  const signed = { topics: ['بحر'], author: 'نور', coauthors: ['سلمى'] };
  await storeArticle({ slug: 'c', published: at('2024-10-02T09:00'), ...signed });
  await storeArticle({ slug: 'later', published: later(), topics: ['غد'], author: 'هند' });
  await storeArticle({ slug: 'draft', draft: true, topics: ['بحر', 'مسودة'], author: 'سلمى' });
  await storeArticle({ slug: 'page', purpose: 'rules', topics: ['بحر'], author: 'سلمى' });
});

const idOf = async (name: string) => {
  const [topic] = await db.select().from(topics).where(eq(topics.name, name));
  return topic?.id ?? 0;
};
const named = (list: { name: string; articles: number; newest: { slug: string } }[]) =>
  list.map(({ name, articles, newest }) => [name, articles, newest.slug]);

describe('an index has what readers see, and no more', () => {
  test('of topics: the most articles first', async () => {
    const { topics, pages } = await listTopicIndex('ar', 1);
    expect([named(topics), pages]).toEqual([
      [
        ['بحر', 3, 'c'],
        ['ملح', 1, 'b'],
      ],
      1,
    ]);
  });

  test('of authors: who was published last first, with what they sign after others', async () => {
    const { authors } = await listAuthorIndex('ar', 1);
    expect(named(authors)).toEqual([
      ['سلمى', 2, 'c'],
      ['نور', 2, 'c'],
    ]);
  });

  test('of months: by the clocks of the site, without an empty one', async () => {
    expect(await listMonths('ar')).toEqual([
      { month: '2024-10', articles: 1 },
      { month: '2024-08', articles: 1 },
      { month: '2024-07', articles: 1 },
    ]);
    const { articles } = await listArticlesIn('ar', '2024-07', 1);
    expect(articles.map(({ slug, commentCount }) => [slug, commentCount])).toEqual([['a', null]]);
    expect(await listMonths('en')).toEqual([]);
  });
});

test('a topic opens with its lead, until readers see it there no more', async () => {
  const [id, slugs] = [
    await idOf('بحر'),
    async (leadId: number | null) => {
      const list = await listArticlesOn('ar', { id: await idOf('بحر'), leadId }, 1);
      return list.articles.map(({ slug }) => slug);
    },
  ];
  const [lead] = await db.select().from(articles).where(eq(articles.slug, 'a'));
  expect(await slugs(null)).toEqual(['c', 'b', 'a']);
  expect(await slugs(lead?.id ?? 0)).toEqual(['a', 'c', 'b']);
  await db.update(articles).set({ draft: 'draft' }).where(eq(articles.slug, 'a'));
  expect(await slugs(lead?.id ?? 0)).toEqual(['c', 'b']);
  await db.update(articles).set({ draft: null, publishedAt: later() }).where(eq(articles.slug, 'a'));
  expect(await slugs(lead?.id ?? 0)).toEqual(['c', 'b']);
  await db
    .update(articles)
    .set({ publishedAt: at('2024-07-31T20:59') })
    .where(eq(articles.slug, 'a'));
  expect(await slugs(null)).toEqual(['c', 'b', 'a']);
  const shown = await db.select().from(articleTopics).where(eq(articleTopics.topicId, id));
  expect(shown.filter(({ shownAt }) => shownAt === null)).toHaveLength(2);
});

test('no list reads the articles that it does not show', async () => {
  const statements: { sql: string; args: never }[] = [];
  const execute = client.execute.bind(client);
  const watch = vi.spyOn(client, 'execute').mockImplementation(async (statement) => {
    statements.push(statement as never);
    return execute(statement);
  });
  const topic = { id: await idOf('بحر'), leadId: 1 };
  await listArticles('ar', 3);
  await listArticlesBy('ar', 1, 2);
  await listArticlesOn('ar', topic, 2);
  await listArticlesIn('ar', '2024-08', 1);
  await listMonths('ar');
  await listTopics('ar');
  await listAuthors('ar');
  await listTopicIndex('ar', 1);
  await listAuthorIndex('ar', 1);
  await readFront('ar');
  watch.mockRestore();
  expect(statements.length).toBeGreaterThan(15);
  for (const { sql, args } of statements) {
    const { rows } = await client.execute({ sql: `explain query plan ${sql}`, args });
    const plan = rows.map(({ detail }) => String(detail));
    const reads = plan.filter((line) => /^(?:SCAN|SEARCH) (?:articles|article_\w+)\b/.test(line));
    // The pinned are few, and so are the cards, which are found by their ids.
    const isRead =
      /USING (?:COVERING INDEX|INTEGER PRIMARY KEY|INDEX articles_pinned|INDEX sqlite_autoindex_article_)/;
    for (const line of reads) expect(line, `${sql}\n${plan.join('\n')}`).toMatch(isRead);
  }
});
