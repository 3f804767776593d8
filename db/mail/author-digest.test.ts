import { beforeAll, beforeEach, expect, test } from 'vitest';
import { setDigest } from '@/db/accounts/digest-choice';
import { setDisabled } from '@/db/accounts/staff';
import { listAnswerable } from '@/db/comments/answerable';
import { addAnswer } from '@/db/comments/answers';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { decide, freshArticle, PHONE, publishComment, sendComment } from '@/test/articles-and-comments';
import { outboxRows } from '@/test/mail';
import { storeStaff } from '@/test/staff';
import { enqueueAuthorDigests } from './author-digest';

beforeAll(migrate);

/** Later than what the database stamps by its own clock. */
const at = (later: number) => new Date(Date.now() + later);
let made = 0;

beforeEach(() => client.execute('UPDATE moderators SET digest_since = NULL, disabled = 1'));

/** An author who wants the digest, and an article of theirs. */
async function author() {
  made += 1;
  const name = `كاتب ${made}`;
  const article = await freshArticle({ author: name });
  const email = `author${made}@example.com`;
  const account = {
    name,
    email,
    role: 'author' as const,
    authors: { ar: name },
  };
  const staff = await storeStaff(account);
  await setDigest(staff.id, true, at(-HOUR_MS));
  const mails = async () => (await outboxRows()).filter(({ recipient }) => recipient === email);
  return { staff, article, mails };
}

const send = (mail: { id: number }) =>
  client.execute({ sql: 'UPDATE outbox SET sent_at = ? WHERE id = ?', args: [Date.now(), mail.id] });

test('tells of what is published below their articles, and leads to the page where it is answered', async () => {
  const { article, mails } = await author();
  expect(await enqueueAuthorDigests(at(0)), 'nothing new').toBe(0);
  for (const name of ['زيد', 'هند']) await publishComment(article.id, { name, email: 'reader@example.net' });
  await publishComment((await freshArticle({ author: 'غيره' })).id);
  expect(await enqueueAuthorDigests(at(1000))).toBe(1);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe('تعليقان جديدان على مقالاتك');
  expect(mail?.text).toContain('تعليقان على');
  expect(mail?.text).toMatch(/http\S+\/desk\/answers/);
  expect(mail?.text).not.toMatch(/reader@|زيد/);
});

test('one a day at most, and only of what is new since', async () => {
  const { article, mails } = await author();
  await publishComment(article.id);
  expect(await enqueueAuthorDigests(at(1000))).toBe(1);
  const [first] = await mails();
  await publishComment(article.id);
  expect(await enqueueAuthorDigests(at(DAY_MS + HOUR_MS)), 'the last is undelivered').toBe(0);
  if (first) await send(first);
  expect(await enqueueAuthorDigests(at(HOUR_MS)), 'the same day').toBe(0);
  await client.execute(
    `UPDATE comments SET decided_at = ${at(2000).getTime()} WHERE id = (SELECT max(id) FROM comments)`,
  );
  expect(await enqueueAuthorDigests(at(DAY_MS + HOUR_MS))).toBe(1);
  const second = (await mails()).at(-1);
  expect(second?.subject).toBe('تعليق جديد واحد على مقالاتك');
  if (second) await send(second);
  expect(await enqueueAuthorDigests(at(3 * DAY_MS)), 'nothing new').toBe(0);
});

test('never of their own words, of what they answered, nor of what readers do not see', async () => {
  const { staff, article } = await author();
  const answered = await publishComment(article.id);
  await addAnswer(staff, answered.id, 'شكرًا', PHONE);
  await sendComment(article.id);
  await decide((await sendComment(article.id)).id, { state: 'refused', reason: 'abuse' });
  await decide((await sendComment(article.id)).id, { state: 'spam' });
  const signedOut = { name: 'كاتب بلا دخول', email: staff.email.replace('author', 'Author') };
  await publishComment(article.id, signedOut);
  expect((await listAnswerable(staff, { all: true })).comments.map(({ id }) => id)).toEqual([answered.id]);
  expect(await enqueueAuthorDigests(at(1000))).toBe(0);
});

test('none to who does not want it, nor to who is disabled, nor of what came before they asked', async () => {
  const [unwilling, disabled, late] = [await author(), await author(), await author()];
  for (const { article } of [unwilling, disabled, late]) await publishComment(article.id);
  await setDigest(unwilling.staff.id, false);
  await setDisabled(disabled.staff.id, true);
  await setDigest(late.staff.id, false);
  await setDigest(late.staff.id, true, at(500));
  expect(await enqueueAuthorDigests(at(1000))).toBe(0);
});
