import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { addStaff } from '@/db/accounts/staff';
import { reportComment } from '@/db/comments/reports';
import { client, db } from '@/db/core/client';
import { addErrorReport } from '@/db/corrections/error-reports';
import { requestSubscription } from '@/db/mail/subscriptions';
import { mediaFolder } from '@/db/media/pictures';
import { migrate } from '@/db/migrate';
import { decideComment } from '@/db/moderation/decisions';
import { articles, authors, topics } from '@/db/schema/articles';
import { updateAuthor } from '@/db/writing/authors';
import { createDraft } from '@/db/writing/save';
import { emptyFields } from '@/lib/desk/article-fields';
import { dataFolder } from '@/runtime/settings';
import { PHONE, publishComment, sendComment, storeArticle } from '@/test/articles-and-comments';
import { smallDemo } from '@/test/second-site';
import { loadDemo } from './demo';
import { hasDemo } from './parts';
import { planDemoRemoval } from './plan';
import { removeDemo } from './remove';

let folder: string | undefined;
let made = 0;
let owner = { id: '', name: 'المالكة', role: 'admin' as const };

/** An empty site that has just loaded the demo edition, with an owner. */
beforeEach(async () => {
  await migrate();
  await client.execute(
    "INSERT INTO demo_parts (kind, key) SELECT 'removing', 'test' WHERE NOT EXISTS (SELECT 1 FROM demo_parts WHERE kind = 'removing')",
  );
  await client.execute('PRAGMA foreign_keys = OFF');
  for (const name of await tableNames()) await client.execute(`DELETE FROM "${name}"`);
  await client.execute('PRAGMA foreign_keys = ON');
  folder ??= await smallDemo(dataFolder);
  const email = `owner${++made}@example.com`;
  const added = await addStaff({ ...owner, email, password: 'كلمة مرور طويلة بما يكفي' });
  if ('staff' in added) owner = { ...owner, id: added.staff.id };
  expect(await loadDemo(folder)).toBe(true);
});

async function tableNames(): Promise<string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name NOT LIKE '%drizzle%'",
  );
  return rows.map(({ name }) => String(name));
}

/** Every row there is, by table; but the invalidations, and what is remembered of the demo. */
async function wholeDatabase(): Promise<Record<string, string[]>> {
  const whole: Record<string, string[]> = {};
  for (const name of (await tableNames()).filter((one) => one !== 'changes' && one !== 'demo_parts'))
    whole[name] = (await client.execute(`SELECT * FROM "${name}"`)).rows.map((row) => JSON.stringify(row));
  return whole;
}

async function countOf(sql: string): Promise<number> {
  return Number((await client.execute(sql)).rows[0]?.[0]);
}

/** What people do on a demo edition: all of it hangs on it. */
async function useDemo(): Promise<void> {
  const [first] = await db.select().from(articles);
  const id = first?.id ?? 0;
  const comment = await publishComment(id);
  const waiting = await sendComment(id, { body: 'ينتظر' });
  await decideComment(waiting.id, { state: 'refused', reason: 'abuse' }, owner.id);
  await reportComment({ commentId: comment.id, reason: 'abuse', note: '' }, PHONE);
  await requestSubscription(comment.id);
  await addErrorReport({ articleId: id, passage: '', note: 'خطأ' }, { ...PHONE, visitor: '' });
  await client.execute({
    sql: 'INSERT INTO preview_links (article_id, created_by, created_at, expires_at) VALUES (?, ?, 1, 2)',
    args: [id, owner.id],
  });
  await client.execute(`UPDATE articles SET pinned = 1, pin_place = 1 WHERE id = ${id}`);
  await client.execute({
    sql: "INSERT INTO redirects (path, article_id) VALUES ('/2020/old', ?)",
    args: [id],
  });
  await client.execute(
    `INSERT INTO former_slugs (kind, edition, slug, target) VALUES ('articles', 'ar', 'قديم', ${id})`,
  );
}

test('all of it goes with all that hangs on it, and nothing else is touched', async () => {
  await useDemo();
  const before = await wholeDatabase();
  // What this site wrote: signed by its own, below its own topic, with a comment and a campaign of its own.
  const fields = {
    ...emptyFields,
    title: 'مقال لنا',
    edition: 'ar',
    body: 'نصّ.',
    credits: 'سارة',
    topics: 'لنا',
  };
  await createDraft(fields, 'own', owner);
  const imported = await storeArticle({ slug: 'own-imported', author: 'كاتب آخر', topics: ['لنا'] });
  await publishComment(imported.id);
  const own = await wholeDatabase();
  for (const [name, rows] of Object.entries(own))
    own[name] = rows.filter((row) => !before[name]?.includes(row));
  // Of the owner, who was there before.
  for (const name of ['moderators', 'moderator_accounts']) own[name] = before[name] ?? [];

  const files = await readdir(mediaFolder);
  const gone = await removeDemo(false);
  expect(await wholeDatabase()).toEqual(own);
  expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
  expect(gone.ownComments).toBeGreaterThan(0);
  expect(gone.pictures.length).toBeGreaterThan(5);
  expect(files.length).toBeGreaterThan(gone.pictures.length);
  for (const file of gone.pictures) expect(existsSync(path.join(mediaFolder, file)), file).toBe(false);
  for (const edition of ['ar', 'en'])
    expect(await countOf(`SELECT count(*) FROM search_${edition}`)).toBe(edition === 'ar' ? 1 : 0);
});

test('it does not come again at the next start, and nothing of it is left to take away', async () => {
  await removeDemo(false);
  expect(await hasDemo()).toBe(false);
  expect(await loadDemo(folder)).toBe(false);
  expect(await countOf('SELECT count(*) FROM articles')).toBe(0);
  const again = await removeDemo(true);
  expect([again.articles, again.authors, again.pictures]).toEqual([[], [], []]);
});

test('the log of decisions is only added to before and afterwards', async () => {
  const own = await storeArticle({ slug: 'own' });
  const waiting = await sendComment(own.id);
  await decideComment(waiting.id, { state: 'published' }, owner.id);
  await expect(client.execute('DELETE FROM decisions')).rejects.toThrow(/only added to/);
  await removeDemo(true);
  await expect(client.execute('DELETE FROM decisions')).rejects.toThrow(/only added to/);
});

test('what this site uses stays, and is its own from then on: an author, a topic, a picture', async () => {
  const demoAuthors = await db.select().from(authors);
  const demoTopics = await db.select().from(topics);
  const [article] = (await db.select().from(articles)).filter(
    (row) => row.hero && row.edition === 'ar' && row.purpose === null,
  );
  const author = demoAuthors.find(({ id }) => id === article?.authorId);
  const topic = demoTopics.find(({ edition }) => edition === 'ar');
  await storeArticle({
    slug: 'own',
    author: author?.name ?? '',
    topics: [topic?.name ?? ''],
    heroFile: article?.hero ?? null,
  });
  const gone = await removeDemo(false);
  expect((await db.select().from(authors)).map(({ name }) => name)).toEqual([author?.name]);
  expect((await db.select().from(topics)).map(({ name }) => name)).toEqual([topic?.name]);
  expect(gone.pictures).not.toContain(article?.hero);
  expect(existsSync(path.join(mediaFolder, article?.hero ?? '-'))).toBe(true);
  expect(await hasDemo()).toBe(false);
});

test('what was edited here is told, stays when it is not asked for, and goes when it is', async () => {
  const [article] = (await db.select().from(articles)).filter(({ purpose }) => purpose === null);
  const id = article?.id ?? 0;
  const [other] = (await db.select().from(authors)).filter((row) => row.id !== article?.authorId);
  if (!article || !other) throw new Error('The demo has articles and authors');
  const copy = { ...emptyFields, title: article.title, edition: article.edition, body: 'لنا.' };
  await client.execute({
    sql: 'INSERT INTO working_copies (article_id, fields, revision, saved_by, saved_at) VALUES (?, ?, 1, ?, 1)',
    args: [id, JSON.stringify(copy), owner.id],
  });
  await updateAuthor(other.id, { name: 'اسم آخر', slug: other.slug, bio: '', gender: other.gender });
  const { edited } = await planDemoRemoval(false);
  expect(edited.articles.map((row) => row.id)).toEqual([id]);
  expect(edited.authors.map((row) => row.id)).toEqual([other.id]);

  const all = await planDemoRemoval(true);
  expect(all.articles.map((row) => row.id)).toContain(id);
  expect(all.authors).toContain(other.id);
  await removeDemo(false);
  expect((await db.select().from(articles)).map((row) => row.id)).toEqual([id]);
  expect((await db.select().from(authors)).map((row) => row.id).sort()).toEqual(
    [article.authorId, other.id].sort(),
  );
});
