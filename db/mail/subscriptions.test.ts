import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addComment } from '@/db/comments/create';
import { client, db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { subscriptions } from '@/db/schema/mail';
import { applyStored } from '@/runtime/site-settings';
import {
  commentInput,
  decide as decideComment,
  freshArticle,
  PHONE,
  publishComment,
  sendComment,
  tagsInvalidatedBy,
} from '@/test/articles-and-comments';
import { outboxRows } from '@/test/mail';
import { type Sendable, sendDue } from './delivery';
import { enqueueReplyNotice } from './notices';
import {
  CONFIRMATION_COOLDOWN_MS,
  confirmByToken,
  findCommentByReceipt,
  MAX_CONFIRMATIONS_PER_ADDRESS,
  requestSubscription,
  unsubscribeByToken,
  unsubscribeComment,
} from './subscriptions';

const START = new Date('2026-03-01T09:00:00Z');
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);

beforeAll(migrate);
beforeEach(async () => {
  await client.execute('DELETE FROM outbox');
  await client.execute('DELETE FROM subscriptions');
});

let people = 0;
const somebody = () => {
  people += 1;
  return `Reader${people}@example.com`;
};

async function freshComment(changed: Parameters<typeof commentInput>[1] = {}) {
  return publishComment((await freshArticle()).id, { email: somebody(), ...changed });
}

async function stateOf(commentId: number) {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.commentId, commentId));
  return row?.state;
}

/** The token in a mail's link to the page of the subscription. */
function tokenIn(mail: Sendable | undefined): string {
  const token = mail?.text.match(/\/subscriptions\/([\w-]+) /)?.[1];
  if (!token) throw new Error('no link to a subscription');
  return token;
}

/** Asks, and opens the link as the owner of the mailbox does. */
async function subscribe(commentId: number, now = START): Promise<string> {
  await requestSubscription(commentId, now);
  const token = tokenIn((await outboxRows()).find(({ key }) => key.startsWith(`confirm:${commentId}:`)));
  await confirmByToken(token, now);
  return token;
}

const repliesIn = async () => (await outboxRows()).filter(({ key }) => key.startsWith('reply:'));

const reply = (parent: { id: number; articleId: number }, changed: Parameters<typeof commentInput>[1] = {}) =>
  sendComment(parent.articleId, { parentId: parent.id, email: somebody(), name: 'سلمى', ...changed });

async function replyAndPublish(...args: Parameters<typeof reply>) {
  const sent = await reply(...args);
  await decideComment(sent.id, { state: 'published' });
  return sent;
}

describe('asking for mail about replies', () => {
  test('sends one mail to the mailbox of the comment, and subscribes nobody yet', async () => {
    const comment = await freshComment();
    expect(await requestSubscription(comment.id, START)).toEqual({ state: 'asked' });
    const [mail, ...others] = await outboxRows();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: comment.email, subject: 'تأكيد إشعارات الردود على تعليقك' });
    expect(await stateOf(comment.id)).toBe('asked');
    await replyAndPublish(comment);
    expect(await repliesIn()).toEqual([]);
  });

  test('names the article, and holds nothing that the commenter wrote', async () => {
    const { id: articleId, title } = await freshArticle();
    const comment = await sendComment(articleId, {
      name: 'ربحت مليونا',
      body: 'اضغط هنا',
      email: somebody(),
    });
    await requestSubscription(comment.id, START);
    const [mail] = await outboxRows();
    expect(mail?.text).toContain(`\u{2068}${title}\u{2069}`);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/ربحت|مليونا|اضغط/);
  });

  test('links to a page whose token the database does not hold', async () => {
    const comment = await freshComment();
    await requestSubscription(comment.id, START);
    const [mail] = await outboxRows();
    const token = tokenIn(mail);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(mail?.text).toContain(`\u{2066}http://localhost:3000/ar/subscriptions/${token} \u{2069}`);
    expect(mail?.headers['List-Unsubscribe']).toBe(
      `<http://localhost:3000/ar/subscriptions/${token}/unsubscribe>`,
    );
    const rows = await db.select().from(subscriptions);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('writes in the language of the article', async () => {
    const { id } = await freshArticle({ edition: 'en', title: 'A title' });
    const comment = await sendComment(id, { email: somebody() });
    await requestSubscription(comment.id, START);
    expect((await outboxRows())[0]).toMatchObject({
      subject: 'Confirm notifications of replies to your comment',
      headers: { 'Content-Language': 'en' },
    });
  });

  test('again within a day sends nothing more, after it one more', async () => {
    const comment = await freshComment();
    await requestSubscription(comment.id, START);
    const again = [1, CONFIRMATION_COOLDOWN_MS - 1].map((time) =>
      requestSubscription(comment.id, later(time)),
    );
    expect((await Promise.all(again)).every((asked) => 'state' in asked && asked.state === 'asked')).toBe(
      true,
    );
    expect(await outboxRows()).toHaveLength(1);
    await requestSubscription(comment.id, later(CONFIRMATION_COOLDOWN_MS));
    const mails = await outboxRows();
    expect(mails).toHaveLength(2);
    expect(tokenIn(mails[1])).toBe(tokenIn(mails[0]));
  });

  test('at once from two taps sends one mail', async () => {
    const comment = await freshComment();
    await Promise.all([requestSubscription(comment.id, START), requestSubscription(comment.id, START)]);
    expect(await outboxRows()).toHaveLength(1);
  });

  test('for many comments of one address ends for the day, however it is spelled', async () => {
    const { id: articleId } = await freshArticle();
    const email = somebody();
    const spellings = [email, email.toUpperCase(), email.toLowerCase()];
    for (let index = 0; index < MAX_CONFIRMATIONS_PER_ADDRESS; index++) {
      const comment = await sendComment(articleId, { email: spellings[index % 3] });
      expect(await requestSubscription(comment.id, START)).toMatchObject({ state: 'asked' });
    }
    const next = await sendComment(articleId, { email });
    expect(await requestSubscription(next.id, later(1))).toEqual({ error: 'too-many' });
    expect(await stateOf(next.id)).toBeUndefined();
    expect(await requestSubscription(next.id, later(CONFIRMATION_COOLDOWN_MS))).toMatchObject({
      state: 'asked',
    });
    const other = await sendComment(articleId, { email: somebody() });
    expect(await requestSubscription(other.id, START)).toMatchObject({ state: 'asked' });
  });

  test('is of no use for a comment that is not there or not to be seen', async () => {
    expect(await requestSubscription(999_999)).toEqual({ error: 'gone' });
    const comment = await freshComment();
    await decideComment(comment.id, { state: 'refused', reason: 'abuse' });
    expect(await requestSubscription(comment.id)).toEqual({ error: 'gone' });
    expect(await outboxRows()).toEqual([]);
  });

  test('goes to no address that could be several', async () => {
    const comment = await freshComment({ email: 'a,b@example.com' });
    expect(await requestSubscription(comment.id)).toEqual({ error: 'address' });
    expect(await outboxRows()).toEqual([]);
  });

  test('finds the comment by the token of its receipt', async () => {
    const { id: articleId } = await freshArticle();
    const added = await addComment(commentInput(articleId), PHONE);
    if ('error' in added) throw new Error(added.error);
    const id = await findCommentByReceipt(added.receipt);
    expect(id).toBeGreaterThan(0);
    expect(await findCommentByReceipt('somebody’s')).toBeNull();
  });
});

describe('the link of the mail', () => {
  test('confirms, ends, and confirms again', async () => {
    const comment = await freshComment();
    const token = await subscribe(comment.id);
    expect(await stateOf(comment.id)).toBe('confirmed');
    expect(await tagsInvalidatedBy(() => confirmByToken(token))).toEqual([]);
    expect(await tagsInvalidatedBy(() => unsubscribeByToken(token))).toEqual([tags.comment(comment.id)]);
    expect(await stateOf(comment.id)).toBe('ended');
    expect(await tagsInvalidatedBy(() => unsubscribeByToken(token))).toEqual([]);
    expect(await tagsInvalidatedBy(() => confirmByToken(token))).toEqual([tags.comment(comment.id)]);
    expect(await stateOf(comment.id)).toBe('confirmed');
  });

  test('refreshes what shows it', async () => {
    const comment = await freshComment();
    expect(await tagsInvalidatedBy(() => subscribe(comment.id))).toEqual([tags.comment(comment.id)]);
  });

  test.each(['', 'somebody’s', 'A'.repeat(43)])('of nobody (%j) changes nothing', async (token) => {
    const comment = await freshComment();
    await subscribe(comment.id);
    expect(await confirmByToken(token)).toBe(false);
    expect(await unsubscribeByToken(token)).toBe(false);
    expect(await stateOf(comment.id)).toBe('confirmed');
  });

  test('is not opened by what the database holds', async () => {
    const comment = await freshComment();
    await requestSubscription(comment.id);
    const [row] = await db.select().from(subscriptions);
    expect(await confirmByToken(row?.token ?? '')).toBe(false);
  });

  test('of somebody who never asked sees to it that they are not asked again', async () => {
    const comment = await freshComment();
    await requestSubscription(comment.id, START);
    await unsubscribeByToken(tokenIn((await outboxRows())[0]));
    expect(await requestSubscription(comment.id, later(CONFIRMATION_COOLDOWN_MS * 5))).toEqual({
      error: 'gone',
    });
    expect(await outboxRows()).toHaveLength(1);
  });

  test('of somebody who had confirmed lets them ask again', async () => {
    const comment = await freshComment();
    await subscribe(comment.id);
    await unsubscribeComment(comment.id, later(1));
    expect(await stateOf(comment.id)).toBe('ended');
    expect(await requestSubscription(comment.id, later(CONFIRMATION_COOLDOWN_MS))).toMatchObject({
      state: 'asked',
    });
    expect(await outboxRows()).toHaveLength(2);
    await replyAndPublish(comment);
    expect(await repliesIn()).toEqual([]);
  });
});

describe('a reply', () => {
  test('is told of when it is published, not before', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    const sent = await reply(parent);
    expect(await repliesIn()).toEqual([]);
    await decideComment(sent.id, { state: 'published' });
    const [mail, ...others] = await repliesIn();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ key: `reply:${sent.id}`, recipient: parent.email, commentId: sent.id });
    expect(mail?.subject).toMatch(/^ردّ من \u{2068}سلمى\u{2069} على تعليقك: \u{2068}عنوان \d+\u{2069}$/u);
    expect(mail?.text).toContain(`\u{2066}http://localhost:3000/ar/comments/${sent.id} \u{2069}`);
    expect(mail?.text).not.toContain(sent.body);
    expect(mail?.text).not.toContain('@');
  });

  test('that needs no decision is told of at once', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    applyStored({ comments: { hold: 'none' } });
    const sent = await reply(parent);
    applyStored({});
    expect((await repliesIn()).map(({ key }) => key)).toEqual([`reply:${sent.id}`]);
  });

  test('that is hidden and published again gives one mail, even when the first is long forgotten', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    const sent = await replyAndPublish(parent);
    await decideComment(sent.id, { state: 'spam' });
    await decideComment(sent.id, { state: 'published' });
    expect(await repliesIn()).toHaveLength(1);
    await sendDue({ send: async () => undefined });
    await client.execute("UPDATE outbox SET recipient = '', subject = ''");
    await decideComment(sent.id, { state: 'published' });
    expect(await repliesIn()).toHaveLength(1);
  });

  test('that is refused is never told of', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    const sent = await reply(parent);
    await decideComment(sent.id, { state: 'refused', reason: 'abuse' });
    await decideComment((await reply(parent)).id, { state: 'spam' });
    expect(await repliesIn()).toEqual([]);
  });

  test('by whoever wrote the comment is no news to them, however they spell their address', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    await replyAndPublish(parent, { email: parent.email });
    await replyAndPublish(parent, { email: parent.email.toUpperCase() });
    expect(await repliesIn()).toEqual([]);
  });

  test('tells only whom it answers', async () => {
    const root = await freshComment();
    const child = await replyAndPublish(root, { email: somebody() });
    await subscribe(root.id);
    await subscribe(child.id);
    await replyAndPublish(child);
    expect((await repliesIn()).map(({ recipient }) => recipient)).toEqual([child.email]);
    await publishComment(root.articleId, { email: somebody() });
    expect(await repliesIn()).toHaveLength(1);
  });

  test('to a comment that is hidden by then is not told of', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    const sent = await reply(parent);
    await decideComment(parent.id, { state: 'spam' });
    await decideComment(sent.id, { state: 'published' });
    expect(await repliesIn()).toEqual([]);
  });

  test('is not told of after the end, not even by a mail that was waiting', async () => {
    const parent = await freshComment();
    const token = await subscribe(parent.id);
    await sendDue({ send: async () => undefined });
    await replyAndPublish(parent);
    await unsubscribeByToken(token);
    await replyAndPublish(parent);
    const sent: Sendable[] = [];
    await sendDue({ send: async (mail) => void sent.push(mail) });
    expect(sent).toEqual([]);
    expect(await repliesIn()).toHaveLength(1);
  });

  test('is not published when its mail cannot be kept', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    const sent = await reply(parent);
    const work = write(async (tx) => {
      await tx.update(comments).set({ state: 'published', shown: true }).where(eq(comments.id, sent.id));
      await enqueueReplyNotice(tx, sent);
      throw new Error('the disk is full');
    });
    await expect(work).rejects.toThrow('the disk is full');
    expect(await repliesIn()).toEqual([]);
  });

  test.each(['Ali\r\nBcc: victim@example.com', 'علي\u{2069}\u{202e}nimda'])(
    'by %j adds nothing to the mail but a name',
    async (name) => {
      const parent = await freshComment();
      await subscribe(parent.id);
      // Past the form, which would have cleaned it.
      const sent = await reply(parent);
      await db.update(comments).set({ name }).where(eq(comments.id, sent.id));
      await decideComment(sent.id, { state: 'published' });
      const [mail] = await repliesIn();
      expect(mail?.subject).not.toMatch(/[\p{Cc}\u{202e}]/u);
      expect(mail?.subject.match(/\u{2068}/gu)).toHaveLength(2);
      const opened = mail?.subject.match(/[\u{2066}-\u{2068}]/gu) ?? [];
      expect(mail?.subject.match(/\u{2069}/gu)).toHaveLength(opened.length);
      expect(Object.keys(mail?.headers ?? {})).toHaveLength(4);
    },
  );

  test('after a new secret carries links that work', async () => {
    const parent = await freshComment();
    await subscribe(parent.id);
    await db
      .update(subscriptions)
      .set({ token: 'x'.repeat(43) })
      .where(eq(subscriptions.commentId, parent.id));
    await replyAndPublish(parent);
    expect(await unsubscribeByToken(tokenIn((await repliesIn())[0]))).toBe(true);
    expect(await stateOf(parent.id)).toBe('ended');
  });
});

describe('the database', () => {
  test.each<[string, Record<string, string | number | null>, RegExp]>([
    ['an unknown comment', { comment_id: 999_999 }, /FOREIGN KEY/],
    ['an unknown state', { state: 'open' }, /subscriptions_state_known/],
    ['a token in place of its hash', { token: 'short' }, /subscriptions_token/],
    ['a confirmation without its time', { state: 'confirmed' }, /subscriptions_confirmed/],
    ['an end without its time', { state: 'ended' }, /subscriptions_ended/],
    ['an open one with an end', { ended_at: 1 }, /subscriptions_ended/],
    ['one that is asked and confirmed', { confirmed_at: 1 }, /subscriptions_asked/],
  ])('refuses %s', async (_, changed, reason) => {
    const { id } = await freshComment();
    const row = { comment_id: id, state: 'asked', token: 'x'.repeat(43), asked_at: 1, ...changed };
    const insert = client.execute({
      sql: `INSERT INTO subscriptions (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?')})`,
      args: Object.values(row),
    });
    await expect(insert).rejects.toThrow(reason);
  });
});
