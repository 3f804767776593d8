/** Names that are reserved from the first start, before any list is filled. */
import { beforeAll, expect, test } from 'vitest';
import { saveAuthor } from '@/db/articles/save';
import { migrate } from '@/db/migrate';
import { saveSection } from '@/db/site/settings';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { sectionDefaults } from '@/runtime/site-settings';
import { editions, site } from '@/site.config';
import { freshArticle, sendComment } from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';

let articleId: number;

beforeAll(async () => {
  await migrate();
  articleId = (await freshArticle({ author: 'نور الدين' })).id;
  for (const name of ['ليلى الحسن', 'سعاد']) await storeStaff({ name, role: 'moderator' });
});

test.each([
  ['an author’s', 'نور الدّين'],
  ['a colleague’s', 'ليلي الحسن'],
  ...editions.map((edition) => ['the site’s', site.editions[edition].name]),
  ['an office', 'هيئة التحرير'],
  ['an office', 'Site Adm1n'],
])('a comment under %s name, %s, waits for that reason', async (_, name) => {
  const comment = await sendComment(articleId, { name });
  expect(comment).toMatchObject({ state: 'waiting', reason: 'name', findings: [{ rule: 'name' }] });
});

test.each(['سعاد', 'ليلى', 'قارئ'])(
  '%s, a reader’s name as well, waits as every comment does',
  async (name) => {
    expect(await sendComment(articleId, { name })).toMatchObject({ reason: 'everyone', findings: [] });
  },
);

test('names that come or change are reserved at once', async () => {
  const reasonOf = async (name: string) => (await sendComment(articleId, { name })).reason;
  expect([await reasonOf('رنا الصباغ'), await reasonOf('عادل الخطيب')]).toEqual(['everyone', 'everyone']);
  const author = { edition: 'ar' as const, slug: 'r', name: 'رنا', bio: '' };
  await saveAuthor(author, null);
  await saveAuthor({ ...author, name: 'رنا الصباغ' }, null);
  await storeStaff({ name: 'عادل الخطيب', role: 'editor' });
  expect([await reasonOf('رنا الصباغ'), await reasonOf('عادل الخطيب')]).toEqual(['name', 'name']);
});

test('a new name of the site is reserved at once, also where a comment comes before the process has taken it', async () => {
  const reasonOf = async (name: string) => (await sendComment(articleId, { name })).reason;
  await saveSection('identity', { ...sectionDefaults.identity, 'name-ar': 'ضفاف النيل' }, null, 0);
  expect(await reasonOf('ضفاف النيل')).toBe('everyone');
  await loadSiteSettings();
  expect(await reasonOf('ضفاف النيل')).toBe('name');
});
