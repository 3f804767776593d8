import { expect, test, vi } from 'vitest';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { pickComment } from '@/db/moderation/decisions';
import { undoDecision } from '@/db/moderation/undo';
import {
  decide,
  freshArticle,
  publishComment,
  readComment,
  tagsInvalidatedBy,
} from '@/test/articles-and-comments';
import { outboxRows } from '@/test/mail';
import { type Sendable, sendDue } from './delivery';
import { confirmByToken, requestSubscription, subscriptionToken, unsubscribeByToken } from './subscriptions';

vi.mock('server-only', () => ({}));

await migrate();

const ME = 'salma';
const picksIn = async () => (await outboxRows()).filter(({ key }) => key.startsWith('pick:'));

/** A published comment whose mailbox has confirmed that it wants notices; the confirmation mail is delivered. */
async function subscribed() {
  const comment = await publishComment((await freshArticle()).id, { email: `${Math.random()}@example.com` });
  await requestSubscription(comment.id);
  await confirmByToken(subscriptionToken(comment.id));
  await delivered();
  return comment;
}

/** What is delivered now. */
async function delivered(): Promise<Sendable[]> {
  const sent: Sendable[] = [];
  await sendDue({ send: async (mail) => void sent.push(mail) });
  return sent;
}

test('a pick is told of once, with the line why, however often it is picked', async () => {
  const { id } = await subscribed();
  await pickComment(id, true, ME, undefined, 'أضاف معلومة');
  const [mail] = await delivered();
  expect(mail?.text).toContain('أضاف معلومة');
  expect(mail?.text).toContain(`/comments/${id} `);
  expect(mail?.text).toContain(`/comments/since/${id} `);
  expect(mail?.headers['List-Unsubscribe']).toContain('/subscriptions/');
  await pickComment(id, false, ME);
  await pickComment(id, true, ME, undefined, 'سطر آخر');
  await undoDecision(id, ME);
  await undoDecision(id, ME);
  expect(await delivered()).toEqual([]);
});

test('a pick that is taken back before its mail has left is told of when it is one again', async () => {
  const { id } = await subscribed();
  await pickComment(id, true, ME);
  await pickComment(id, false, ME);
  expect(await delivered()).toEqual([]);
  await pickComment(id, true, ME);
  await decide(id, { state: 'spam' });
  expect(await delivered()).toEqual([]);
  await decide(id, { state: 'published' });
  expect(await delivered()).toHaveLength(1);
});

test('a pick is told to no mailbox that has not confirmed, or that has ended it', async () => {
  const asked = await publishComment((await freshArticle()).id);
  await requestSubscription(asked.id);
  await pickComment(asked.id, true, ME);
  const ended = await subscribed();
  await pickComment(ended.id, true, ME);
  await unsubscribeByToken(subscriptionToken(ended.id));
  const told = (await delivered()).filter(({ key }) => key.startsWith('pick:'));
  expect(told).toEqual([]);
  expect((await picksIn()).map(({ key }) => key)).not.toContain(`pick:${asked.id}`);
});

test('a pick is seen where picks are, and keeps its time while its line is mended', async () => {
  const { id } = await publishComment((await freshArticle()).id);
  expect(await tagsInvalidatedBy(() => pickComment(id, true, ME))).toContain(tags.picks('ar'));
  const { pickedAt } = await readComment(id);
  await pickComment(id, true, ME, undefined, 'السطر');
  expect(await readComment(id)).toMatchObject({ pickedAt, pickNote: 'السطر' });
  expect(await tagsInvalidatedBy(() => decide(id, { state: 'spam' }))).toContain(tags.picks('ar'));
  await decide(id, { state: 'published' });
  await pickComment(id, false, ME);
  expect(await readComment(id)).toMatchObject({ pickedAt: null, pickNote: '' });
});
