import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { and, asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addStaff, findStaffByEmail, setDisabled } from '@/db/accounts/staff';
import { editComment, objectToRefusal } from '@/db/comments/commenter-actions';
import { addComment } from '@/db/comments/create';
import { reportComment } from '@/db/comments/reports';
import { client, db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { addErrorReport, decideReport } from '@/db/corrections/error-reports';
import { confirmByToken, requestSubscription, subscriptionToken } from '@/db/mail/subscriptions';
import { migrate } from '@/db/migrate';
import { decideComment, pickComment, reviseComment } from '@/db/moderation/decisions';
import { passkeys } from '@/db/schema/accounts';
import { comments } from '@/db/schema/comments';
import { errorReports } from '@/db/schema/corrections';
import { outbox, subscriptions } from '@/db/schema/mail';
import { decisions } from '@/db/schema/moderation';
import { addPreviewLink, listPreviewLinks } from '@/db/writing/preview';
import { publishArticle } from '@/db/writing/publish';
import { createDraft, saveWorkingCopy } from '@/db/writing/save';
import { emptyFields } from '@/lib/desk/article-fields';
import { databaseFile } from '@/runtime/settings';
import {
  articleRow,
  commentInput,
  decide,
  findComment,
  PHONE,
  publishComment,
  storeArticle,
} from '@/test/articles-and-comments';
import { bundleCommand } from '@/test/bundle';
import { mail, put } from '@/test/mail';
import { erasePerson } from './erase';
import { exportPerson, findPerson, type Person } from './person';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

const PASSWORD = 'a long password';
const EMAIL = 'Qasim.Alkatib@example.com';
/** What of Qasim must be nowhere afterwards; each of them is written somewhere first. */
const TRACES = [
  'qasim',
  'Qasim',
  'words-of-his',
  'edited-by-him',
  'objection-of-his',
  'revised-of-his',
  'note-on-him',
  'picked-for-him',
];

let articleId: number;

beforeAll(async () => {
  await migrate();
  articleId = (await storeArticle()).id;
});

async function found(email = EMAIL): Promise<Person> {
  const person = await findPerson(email);
  if (!person) throw new Error('Nobody');
  return person;
}

const qasim = (changed = {}) =>
  commentInput(articleId, { name: 'Qasim', email: EMAIL, body: 'words-of-his', ...changed });

async function send(changed = {}) {
  const added = await addComment(qasim(changed), { ...PHONE, visitor: 'browser-of-his' });
  if ('error' in added) throw new Error(added.error);
  return { ...(await findComment(added.receipt)), receipt: added.receipt };
}

/** Everything that can be kept of a commenter: an answered comment, an unanswered one, a refusal objected to, mails. */
async function leaveTraces() {
  const answered = await send();
  await editComment(answered.receipt, 'edited-by-him', 'edited-by-him');
  await decide(answered.id, { state: 'published' });
  await reviseComment(answered.id, 'revised-of-his', 'command');
  await reportComment({ commentId: answered.id, reason: 'abuse', note: 'note-on-him' }, PHONE);
  await pickComment(answered.id, true, 'command', undefined, 'picked-for-him');
  await requestSubscription(answered.id);
  await confirmByToken(subscriptionToken(answered.id));
  const reply = await publishComment(articleId, {
    parentId: answered.id,
    email: 'salma@example.com',
    body: 'reply of Salma',
  });
  const alone = await send({ body: 'words-of-his, alone', email: EMAIL.toLowerCase() });
  await decide(alone.id, { state: 'published' });
  const refused = await send({ body: 'words-of-his, refused' });
  await decide(refused.id, { state: 'refused', reason: 'abuse' });
  await objectToRefusal(refused.receipt, 'objection-of-his');
  await put(mail({ recipient: 'salma@example.com', subject: 'Qasim answered you' }), { commentId: alone.id });
  return { answered, reply, alone, refused };
}

const dump = async () => {
  const { rows: tables } = await client.execute(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => (await client.execute(`select * from "${name}"`)).rows),
  );
  return JSON.stringify(rows);
};

describe('of a person', () => {
  let left: Awaited<ReturnType<typeof leaveTraces>>;

  beforeAll(async () => {
    left = await leaveTraces();
  });

  test('all is given that is kept, by any spelling of the address, and nothing of others', async () => {
    const written = await dump();
    for (const trace of TRACES) expect(written).toContain(trace);
    const given = await exportPerson(EMAIL, await found(`  ${EMAIL.toUpperCase()} `));
    expect(given.comments).toMatchObject([
      {
        id: left.answered.id,
        body: 'revised-of-his',
        state: 'published',
        repliesByMail: { state: 'confirmed' },
        reports: [{ reason: 'abuse' }],
        ofTheRequest: { keyedHashOfAddressAndBrowser: true, browserNumber: 'browser-of-his' },
        decisions: [
          { action: 'edit', by: 'author' },
          { action: 'publish', by: 'moderator' },
          { action: 'edit' },
          { action: 'pick', after: { pickNote: 'picked-for-him' } },
        ],
      },
      { id: left.alone.id },
      { id: left.refused.id, objection: 'objection-of-his', state: 'waiting' },
    ]);
    expect(given.mails).toHaveLength(2);
    const text = JSON.stringify(given);
    for (const others of ['salma', 'Salma', 'note-on-him', left.answered.receipt])
      expect(text).not.toContain(others);
  });

  test('nothing is left afterwards, in no table and nowhere in the file, and what others said is', async () => {
    await erasePerson(await found());
    const kept = await dump();
    for (const trace of [...TRACES, 'browser-of-his']) expect(kept).not.toContain(trace);
    const bytes = (await readFile(databaseFile ?? '')).toString('latin1');
    for (const trace of TRACES) expect(bytes).not.toContain(trace);
    expect(bytes).toContain('reply of Salma');
    expect(await db.select().from(subscriptions)).toEqual([]);
  });

  test('the thread is read as before: the answered one keeps its place, the others are gone from it', async () => {
    const rows = await db
      .select({ id: comments.id, state: comments.state, body: comments.body })
      .from(comments)
      .where(and(eq(comments.articleId, articleId), eq(comments.shown, true)))
      .orderBy(asc(comments.id));
    expect(rows).toEqual([
      { id: left.answered.id, state: 'withdrawn', body: '-' },
      { id: left.reply.id, state: 'published', body: 'reply of Salma' },
    ]);
    expect(await articleRow()).toMatchObject({ commentCount: 1 });
    const told = (await invalidationsSince(0)).map(({ tag }) => tag);
    expect(told).toEqual(expect.arrayContaining([tags.thread(articleId), tags.comment(left.alone.id)]));
  });

  test('the log still says what was decided, by whom and when, and was changed in nothing else', async () => {
    const log = await db.select().from(decisions).where(eq(decisions.commentId, left.answered.id));
    expect(log.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'edit author',
      'publish command',
      'edit command',
      'pick command',
      'withdraw author',
    ]);
    expect(log[1]).toMatchObject({ before: { state: 'waiting' }, after: { state: 'published' } });
    expect(await decideComment(left.answered.id, { state: 'published' }, 'command')).toMatchObject({
      outcome: 'stale',
    });
  });

  test('no mail of it goes out any more', async () => {
    for (const row of await db.select().from(outbox).where(eq(outbox.commentId, left.alone.id)))
      expect(row).toMatchObject({ recipient: '-', text: '-', lastError: 'cancelled' });
  });

  test('nothing is found again, and erasing again changes nothing', async () => {
    expect(await findPerson(EMAIL)).toBeNull();
    const before = await dump();
    await erasePerson({ spellings: [], comments: [], mails: [], errorReports: [], account: null });
    expect(await dump()).toBe(before);
  });
});

describe('the log of decisions', () => {
  const redact = (id: number, set: string) =>
    client.execute(`update decisions set ${set} where comment_id = ${id}`);

  test('lets no word go of a comment that was not erased, and of one that was no fact', async () => {
    const { id } = await publishComment(articleId);
    await expect(redact(id, "before = json_remove(before, '$.body')")).rejects.toThrow('only added to');
    await write((tx) => tx.update(comments).set({ erasedAt: new Date() }).where(eq(comments.id, id)));
    for (const set of [
      "actor = 'x'",
      "after = '{}'",
      'reason = 1',
      'created_at = 1',
      "before = json_remove(before, '$.state')",
    ])
      await expect(redact(id, set)).rejects.toThrow('only added to');
    await expect(client.execute(`delete from decisions where comment_id = ${id}`)).rejects.toThrow(
      'only added to',
    );
    await expect(
      redact(id, "before = json_remove(before, '$.body', '$.objection', '$.findings')"),
    ).resolves.toBeTruthy();
  });
});

test('a moderator is erased when disabled, and the log keeps its number', async () => {
  const email = 'moderator@example.com';
  const added = await addStaff({
    email,
    name: 'مشرفة',
    role: 'moderator',
    password: 'a long password of hers',
  });
  if ('errors' in added) throw new Error(JSON.stringify(added.errors));
  const { id: userId } = added.staff;
  const key = { credentialID: 'a', publicKey: 'b', counter: 0, deviceType: 'singleDevice', backedUp: false };
  await db
    .insert(passkeys)
    .values({ id: 'key', userId, ...key, name: 'هاتف المشرفة', createdAt: new Date() });
  const { account } = await exportPerson(email, await found(email));
  expect(account?.passkeys).toMatchObject([{ name: 'هاتف المشرفة' }]);
  await setDisabled((await findStaffByEmail(email))?.id ?? '', true);
  await erasePerson(await found(email));
  expect(await dump()).not.toMatch(/moderator@example|مشرفة|هاتف/);
  expect((await client.execute('select count(*) from moderator_accounts')).rows[0]?.[0]).toBe(0);
  expect((await client.execute('select id from moderators')).rows[0]?.id).toBe(added.staff.id);
});

test('of somebody who writes their own texts and notes go, and the newsroom’s work stays', async () => {
  const email = 'reporter@example.com';
  const added = await addStaff({ email, name: 'مراسل', role: 'editor', password: 'a long password of his' });
  const other = await addStaff({
    email: 'second@example.com',
    name: 'ثانية',
    role: 'editor',
    password: 'a long password of hers',
  });
  if ('errors' in added || 'errors' in other) throw new Error('not added');
  const fields = {
    ...emptyFields,
    title: 'عنوان',
    edition: 'ar' as const,
    credits: 'سارة',
    body: 'نصّ التحرير.',
  };
  const draft = await createDraft(fields, 'of-the-reporter', { ...added.staff, role: 'editor' });
  const id = 'id' in draft ? draft.id : 0;
  await publishArticle(id, { seen: 1, isScheduled: false, by: added.staff.id, note: 'note-of-the-reporter' });
  await saveWorkingCopy(id, { ...fields, body: 'others-text' }, 1, { ...other.staff, role: 'editor' });
  await saveWorkingCopy(id, { ...fields, body: 'set-aside-of-his' }, 1, { ...added.staff, role: 'editor' });
  await addPreviewLink(id, added.staff.id);

  const { account } = await exportPerson(email, await found(email));
  expect(account?.writing).toMatchObject({
    setAside: [{ fields: { body: 'set-aside-of-his' } }],
    published: [{ number: 1, note: 'note-of-the-reporter' }],
    previewLinks: [{ article: { title: 'عنوان' } }],
  });
  expect(JSON.stringify(account)).not.toContain('others-text');

  await setDisabled(added.staff.id, true);
  await erasePerson(await found(email));
  const kept = await dump();
  for (const gone of [email, 'مراسل', 'note-of-the-reporter', 'set-aside-of-his'])
    expect(kept).not.toContain(gone);
  for (const stays of ['نصّ التحرير', 'others-text']) expect(kept).toContain(stays);
  expect(await listPreviewLinks(id)).toEqual([]);
});

test('of reports of errors those that name the address go; whoever answered one is no longer named', async () => {
  const email = 'reader@example.com';
  const added = await addStaff({
    email: 'of-errors@example.com',
    name: 'مدقّقة',
    role: 'editor',
    password: PASSWORD,
  });
  if ('errors' in added) throw new Error('not added');
  for (const note of [`error-told-by-him, <${email.toUpperCase()}>`, 'error-told-by-another'])
    await addErrorReport({ articleId, passage: '', note }, { ...PHONE, visitor: null });
  const reports = () => db.select().from(errorReports).orderBy(asc(errorReports.id));
  const by = added.staff.id;
  for (const { id } of await reports()) await decideReport(id, { state: 'corrected', answer: 'mended', by });

  expect((await exportPerson(email, await found(email))).errorReports).toMatchObject([
    { note: expect.stringContaining('error-told-by-him') },
  ]);
  await erasePerson(await found(email));
  expect(await findPerson(email)).toBeNull();
  await setDisabled(by, true);
  await erasePerson(await found('of-errors@example.com'));
  expect(await reports()).toMatchObject([{ note: 'error-told-by-another', answer: 'mended', decidedBy: by }]);
  const kept = await dump();
  for (const gone of ['error-told-by-him', 'مدقّقة', 'of-errors@']) expect(kept).not.toContain(gone);
});

describe('the command', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [bundleCommand('privacy'), ...words], {
      encoding: 'utf8',
      input: '',
    });

  test('says what it would do, asks before it does it, and does it once', async () => {
    const email = 'lina@example.com';
    const { id } = await publishComment(articleId, { email });
    expect(run('erase', email, '--dry-run')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 comments'),
    });
    expect(run('erase', email)).toMatchObject({ status: 2, stderr: expect.stringContaining('--yes') });
    expect(JSON.parse(run('export', email).stdout)).toMatchObject({ email, comments: [{ id }] });
    expect(run('erase', email, '--yes')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Erased.'),
    });
    expect(run('erase', email)).toMatchObject({ status: 0, stdout: `Nothing is kept of ${email}.\n` });
  });
});
