import { beforeAll, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { listLog } from '@/db/moderation/log';
import { listQueue } from '@/db/moderation/queue';
import { queueFilters } from '@/lib/desk/queue-url';
import { decide, freshArticle, publishComment, sendComment } from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';
import { addEditor, listEditors, setEditors } from './editors';

beforeAll(migrate);

const account = (name: string, role: 'editor' | 'moderator') => storeStaff({ name, role });

test('an editor has the comments of their articles in every list, and no others', async () => {
  const [editor, moderator] = [await account('editor', 'editor'), await account('moderator', 'moderator')];
  const [own, other] = [await freshArticle(), await freshArticle()];
  expect(await setEditors(own.id, [editor.id, moderator.id, 'nobody'], moderator.id)).toBe(true);
  expect(await listEditors(own.id)).toEqual([{ id: editor.id, name: 'editor', isEditor: true }]);
  for (const { id } of [own, other]) {
    await sendComment(id, { body: `نخلة ${id}` });
    await publishComment(id);
    await decide((await sendComment(id)).id, { state: 'refused', reason: 'abuse' });
    await decide((await sendComment(id)).id, { state: 'spam' });
  }
  for (const filter of queueFilters) {
    const asked = { filter, order: 'age' as const, search: '', page: 1 };
    const theirs = await listQueue(asked, editor);
    expect(new Set(theirs.items.map(({ article }) => article.id)).size, filter).toBeLessThan(2);
    expect(
      theirs.items.some(({ article }) => article.id === other.id),
      filter,
    ).toBe(false);
    expect(theirs.counts, filter).toMatchObject({ waiting: 1, published: 1, refused: 1, spam: 1 });
    expect((await listQueue(asked, moderator)).counts).toMatchObject({ waiting: 2, published: 2 });
  }
  const search = { filter: 'waiting', order: 'age', search: 'نخلة', page: 1 } as const;
  expect((await listQueue(search, editor)).items.map(({ article }) => article.id)).toEqual([own.id]);
  await setEditors(own.id, [], moderator.id);
  expect((await listQueue(search, editor)).counts.waiting).toBe(0);
});

test('there are no editors of an article that is not there', async () => {
  expect(await setEditors(99_999, [], 'command')).toBe(false);
});

test('who made whom an editor of an article is in the log, by the names that they have now', async () => {
  const [editor, other] = [await account('first', 'editor'), await account('second', 'editor')];
  const { id } = await freshArticle();
  await setEditors(id, [editor.id], other.id);
  await setEditors(id, [editor.id], other.id);
  await addEditor(id, other.id);
  await addEditor(id, other.id);
  const { entries } = await listLog();
  expect(
    entries
      .filter(({ article }) => article.id === id)
      .map(({ moderator, before, after }) => [moderator, before, after]),
  ).toEqual([
    ['second', { editors: ['first'] }, { editors: ['first', 'second'] }],
    ['second', { editors: [] }, { editors: ['first'] }],
  ]);
});
