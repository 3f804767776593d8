import { expect, test, vi } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { decide, freshArticle, publishComment, sendComment } from '@/test/articles-and-comments';
import { listLaterComments } from './since';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

await migrate();

test('what came after a comment: published, oldest first, each with the published comment that it answers', async () => {
  const { id } = await freshArticle();
  const other = await publishComment((await freshArticle()).id);
  const root = await publishComment(id, { body: 'ما رأيكم؟' });
  const reply = await publishComment(id, { parentId: root.id, body: 'أوافقك' });
  await sendComment(id);
  const last = await publishComment(id);
  const { comments, count } = await listLaterComments(id, root.id);
  expect(count).toBe(2);
  expect(comments.map((comment) => [comment.id, comment.answered])).toEqual([
    [reply.id, { id: root.id, name: root.name, body: 'ما رأيكم؟' }],
    [last.id, null],
  ]);
  expect((await listLaterComments(id, last.id)).comments).toEqual([]);
  expect((await listLaterComments(id, 0)).count, `without ${other.id}, of another article`).toBe(3);

  await decide(root.id, { state: 'spam' });
  expect(
    (await listLaterComments(id, root.id)).comments[0]?.answered,
    'nothing of what is hidden',
  ).toBeNull();
});

test('a long thread is counted from its shorter end', async () => {
  const { id } = await freshArticle();
  const first = await publishComment(id);
  await client.execute({
    sql: `insert into comments (article_id, depth, name, email, body, state, shown, created_at, submission, receipt, same_text)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 1500)
      select ?, 0, 'قارئ', 'a@example.com', 'نصّ ' || i, 'published', 1, 0, 'many-' || i, 'many-' || i, 'many-' || i from n`,
    args: [id],
  });
  await client.execute(
    'update articles set comment_count = (select count(*) from comments where article_id = articles.id)',
  );
  expect((await listLaterComments(id, 0)).count).toBe(1501);
  expect((await listLaterComments(id, first.id + 300)).count).toBe(1200);
  expect((await listLaterComments(id, first.id + 1400)).count).toBe(100);
});

test('it is read by its index, however long the thread', async () => {
  const { rows } = await client.execute(
    "explain query plan select id from comments where article_id = 1 and comments.state = 'published' and id > 7 order by id limit 50",
  );
  expect(rows.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/USING COVERING INDEX comments_published \(article_id=\? AND (id|rowid)>\?\)/),
  ]);
});
