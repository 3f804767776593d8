import { beforeAll, expect, test } from 'vitest';
import { saveAuthor } from '@/db/articles/save';
import { addAnswer } from '@/db/comments/answers';
import { client } from '@/db/core/client';
import { confirmByToken, requestSubscription, subscriptionToken } from '@/db/mail/subscriptions';
import { migrate } from '@/db/migrate';
import { findComment, freshArticle, PHONE, publishComment } from '@/test/articles-and-comments';
import { outboxRows } from '@/test/mail';
import { storeStaff } from '@/test/staff';
import { listBylines } from './bylines';
import { changeAccount, listStaff } from './staff';

beforeAll(migrate);

const someone = (name: string, role: 'author' | 'admin', authors = {}) => storeStaff({ name, role, authors });

const author = (slug: string, name: string, edition: 'ar' | 'en' = 'ar') =>
  saveAuthor({ slug, name, edition, bio: '' } as Parameters<typeof saveAuthor>[0], null);

/** The badge of an answer by this account to a comment on an article of this author's. */
async function badgeOf(account: { id: string; name: string; email: string }, byline: string) {
  const article = await freshArticle({ author: byline });
  const { id } = await publishComment(article.id);
  const added = await addAnswer(account, id, `ردّ على ${id}`, PHONE);
  if ('error' in added) throw new Error(added.error);
  return (await findComment(added.receipt)).badge;
}

test('the author of an article is who is bound to it, never who has the name', async () => {
  await author('سلمى', 'سلمى الخوري');
  const namesake = await someone('سلمى الخوري', 'author');
  const bound = await someone('س. خ.', 'author', { ar: 'سلمى' });
  expect(await badgeOf(namesake, 'سلمى الخوري')).toBe('team');
  expect(await badgeOf(bound, 'سلمى الخوري')).toBe('author');
  expect(await badgeOf(bound, 'غيرها')).toBe('team');
});

test('an author answers by the name of the byline, whatever the account is called', async () => {
  await author('رباب', 'رباب القاضي');
  const account = await someone('rabab77', 'author', { ar: 'رباب' });
  const article = await freshArticle({ author: 'رباب القاضي' });
  const { id } = await publishComment(article.id);
  const added = await addAnswer(account, id, 'شكرًا جزيلًا', PHONE);
  if ('error' in added) throw new Error(added.error);
  expect((await findComment(added.receipt)).name).toBe('رباب القاضي');
});

test('renaming either changes no badge', async () => {
  await author('هند', 'هند');
  const account = await someone('هند', 'author', { ar: 'هند' });
  await client.execute({ sql: 'UPDATE moderators SET name = ? WHERE id = ?', args: ['أخرى', account.id] });
  await author('هند', 'هند الجديدة');
  expect(await badgeOf({ ...account, name: 'أخرى' }, 'هند الجديدة')).toBe('author');
});

test('an account is one author of an edition, by slug or name, and no author is two accounts', async () => {
  await author('nour', 'Nour', 'en');
  await author('نور-1', 'نور');
  await author('نور-2', 'نور');
  const [admin, other] = [await someone('مدير', 'admin'), await someone('آخر', 'author')];
  const change = (id: string, authors: object) => changeAccount(id, { role: 'author', authors }, admin);
  const own = async () =>
    (await listBylines()).filter(({ accountId }) => accountId === other.id).map(({ slug }) => slug);
  expect(await change(other.id, { ar: 'نور' })).toEqual({ errors: { 'author-ar': 'several' } });
  expect(await change(other.id, { ar: 'لا أحد', en: 'Nour' })).toEqual({
    errors: { 'author-ar': 'unknown' },
  });
  expect(await own(), 'nothing half-done').toEqual([]);
  expect(await change(other.id, { ar: 'نور-1', en: 'Nour' })).toEqual({ changed: true });
  expect((await own()).sort()).toEqual(['nour', 'نور-1']);
  expect(await change(admin.id, { en: 'nour' })).toEqual({ errors: { 'author-en': 'taken' } });
  await change(other.id, { ar: 'نور-2' });
  expect(await own()).toEqual(['نور-2']);
  expect(await changeAccount(other.id, { role: 'admin', authors: {} }, other)).toBeNull();
});

test('the command line changes a role or the authors, and leaves what it is not given', async () => {
  await author('وليد', 'وليد');
  const { id } = await someone('وليد', 'author', { ar: 'وليد' });
  const now = async () => {
    const role = (await listStaff()).find((one) => one.id === id)?.role;
    return [role, ...(await listBylines()).filter((one) => one.accountId === id).map(({ slug }) => slug)];
  };
  await changeAccount(id, { role: 'editor' });
  expect(await now()).toEqual(['editor', 'وليد']);
  await changeAccount(id, { authors: {} });
  expect(await now()).toEqual(['editor']);
});

test('an answer is told to whoever asked for mail about replies', async () => {
  await author('ريم', 'ريم');
  const account = await someone('ريم', 'author', { ar: 'ريم' });
  const article = await freshArticle({ author: 'ريم' });
  const { id } = await publishComment(article.id, { email: 'asked@example.net' });
  await requestSubscription(id);
  await confirmByToken(subscriptionToken(id));
  await addAnswer(account, id, 'شكرًا لك', PHONE);
  const told = (await outboxRows()).filter(({ recipient }) => recipient === 'asked@example.net').at(-1);
  expect(told?.subject).toContain('ردّ من');
  expect(told?.text).not.toContain(account.email);
});
