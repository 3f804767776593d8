import { expect, test, vi } from 'vitest';
import { listArticlesBy } from '@/db/articles/lists';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { pickComment } from '@/db/moderation/decisions';
import { decide, freshArticle, publishComment } from '@/test/articles-and-comments';
import { listEditionPicks, listPicks } from './picks';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

await migrate();

test('the picks of an edition: published, the newest pick first, with line and article', async () => {
  const article = await freshArticle();
  const [one, other, hidden] = [
    await publishComment(article.id),
    await publishComment(article.id),
    await publishComment(article.id),
  ];
  const english = await publishComment((await freshArticle({ edition: 'en' })).id);
  for (const [index, { id }] of [other, hidden, english, one].entries()) {
    vi.setSystemTime(new Date(2027, 0, 1 + index));
    await pickComment(id, true, 'me', undefined, `سطر ${id}`);
  }
  await decide(hidden.id, { state: 'spam' });
  const { picks, pages } = await listEditionPicks('ar', 1);
  expect(picks.map(({ id, pickNote, article }) => [id, pickNote, article.slug])).toEqual([
    [one.id, `سطر ${one.id}`, article.slug],
    [other.id, `سطر ${other.id}`, article.slug],
  ]);
  expect(pages).toBe(1);
  expect((await listEditionPicks('en', 1)).picks.map(({ id }) => id)).toEqual([english.id]);
  expect((await listPicks(article.id)).map(({ id }) => id)).toEqual([one.id, other.id]);
  const cards = async () => (await listArticlesBy('ar', article.authorId, 1)).articles;
  expect((await cards())[0]).toMatchObject({ slug: article.slug, picked: true });
  for (const { id } of [one, other]) await pickComment(id, false, 'me');
  expect((await cards())[0]?.picked).toBe(false);
});

test.each([
  [
    'the picks of an edition',
    "select comments.id from comments cross join articles where articles.id = comments.article_id and comments.picked_at is not null and +comments.state = 'published' and articles.edition = 'ar' order by comments.picked_at desc, comments.id desc limit 20",
    /comments USING INDEX comments_picks/,
  ],
  [
    'the picks of a thread',
    "select id from comments where article_id = 1 and picked_at is not null and +comments.state = 'published' order by picked_at desc limit 3",
    /comments USING INDEX comments_picked \(article_id=\? AND picked_at>\?\)/,
  ],
  [
    'whether a thread has a pick',
    "select exists (select 1 from comments where comments.article_id = 1 and comments.picked_at is not null and comments.state = 'published')",
    /comments USING INDEX comments_picked \(article_id=\? AND picked_at>\?\)/,
  ],
])('%s is read by its index', async (_what, query, plan) => {
  const { rows } = await client.execute(`explain query plan ${query}`);
  const steps = rows.map(({ detail }) => String(detail));
  expect(steps).toContainEqual(expect.stringMatching(plan));
  expect(steps.join()).not.toMatch(/TEMP B-TREE|SCAN articles/);
});
