/**
 * Test data of the browser tests, written by a process beside the server's: one for each worker, since starting it takes
 * longer than most of its calls. It does the work of commands, editors and many readers.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { eq } from 'drizzle-orm';
import { signIn } from '@/db/accounts/auth';
import { countAttempt } from '@/db/accounts/sign-in-attempts';
import { addStaff, findStaffByEmail } from '@/db/accounts/staff';
import { setEditors } from '@/db/articles/editors';
import { addComment } from '@/db/comments/create';
import { reportComment } from '@/db/comments/reports';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { importMarkdown } from '@/db/import/markdown/import';
import { enqueueAuthorDigests } from '@/db/mail/author-digest';
import { requestSubscription, subscriptionToken } from '@/db/mail/subscriptions';
import { decideComment } from '@/db/moderation/decisions';
import { listCommentsByState } from '@/db/moderation/queue';
import { authors } from '@/db/schema/articles';
import type { CommentState } from '@/db/schema/comments';
import { scheduledChanges } from '@/db/schema/writing';
import { describeFileProblem } from '@/i18n/import-words';
import type { RefusalReason } from '@/lib/comments/policy';
import type { Role } from '@/lib/desk/roles';
import { problemsOf } from '@/lib/import/report';
import type { Edition } from '@/site.config';
import { articleRow, commentInput, PHONE, sendComment } from '@/test/articles-and-comments';
import { campaignComments } from '@/test/campaigns';

// A password is hashed when its account is added, and once more to sign in: the second time from memory.
const { scrypt } = crypto;
const hashes = new Map<string, Buffer>();
type Done = (error: Error | null, hash: Buffer) => void;
const remember = (
  password: string,
  salt: string,
  length: number,
  options: crypto.ScryptOptions,
  done: Done,
) => {
  const key = `${salt} ${password}`;
  const known = hashes.get(key);
  if (known) return done(null, known);
  scrypt(password, salt, length, options, (error, hash) => {
    if (!error) hashes.set(key, hash);
    done(error, hash);
  });
};
Object.assign(crypto, { scrypt: remember });
syncBuiltinESMExports();

let sent = 0;

const acts = {
  /** Imports a file or a folder; returns its problems. */
  async import(target: string) {
    const problems: string[] = [];
    await importMarkdown(target, {}, (report) => {
      problems.push(...problemsOf(report).map(describeFileProblem));
    });
    return problems;
  },

  /** Adds a moderator and signs them in; returns the session's cookies. */
  async appoint(moderator: { email: string; name: string; password: string; role: Role }) {
    const added = await addStaff(moderator);
    if ('errors' in added) throw new Error(JSON.stringify(added.errors));
    const caller = new Headers({ 'x-forwarded-for': moderator.email, 'user-agent': 'Stage' });
    const signedIn = await signIn(moderator.email, moderator.password, caller);
    if ('error' in signedIn) throw new Error(signedIn.error);
    return signedIn.cookies.map(({ name, value }) => ({ name, value }));
  },

  /** Makes an account the only editor of an article, or nobody. */
  async setEditor(slug: string, email: string | null) {
    const editor = email && (await findStaffByEmail(email));
    await setEditors((await articleRow(slug)).id, editor ? [editor.id] : [], 'command');
  },

  /** Makes an account the author of an article. */
  async bindAuthor(slug: string, email: string) {
    const account = await findStaffByEmail(email);
    const { authorId } = await articleRow(slug);
    await db.update(authors).set({ accountId: account?.id }).where(eq(authors.id, authorId));
  },

  /** Enqueues the daily mails to authors, as the server does every few minutes. */
  authorDigests: () => enqueueAuthorDigests(),

  /** Signs in with this many wrong passwords, from another IP address. */
  async guess(email: string, tries: number) {
    for (let number = 0; number < tries; number++) await countAttempt({ email, address: '192.0.2.1' });
  },

  async list(state: CommentState) {
    return (await listCommentsByState(state)).map(({ id, name }) => ({ id, name }));
  },

  async publish(id: number) {
    await decideComment(id, { state: 'published' }, 'command');
  },

  async refuse(id: number, reason: RefusalReason) {
    await decideComment(id, { state: 'refused', reason }, 'command');
  },

  async report(commentId: number) {
    await reportComment({ commentId, reason: 'abuse', note: 'ملاحظة' }, PHONE);
  },

  async articleId(slug: string) {
    return (await articleRow(slug)).id;
  },

  /** Sends a comment by each of these names, past the rate limits; returns their ids. */
  async send(slug: string, names: string[], parentId: number | null = null, edition: Edition = 'ar') {
    const { id, title } = await articleRow(slug, edition);
    const ids: number[] = [];
    for (const name of names) {
      sent += 1;
      const email = `${sent}-${Date.now()}@example.com`;
      const body = `تعليق ${name} على ${title}`;
      ids.push((await sendComment(id, { name, body, email, parentId })).id);
    }
    return ids;
  },

  /** Sends near-equal comments of a made-up campaign (test/campaigns.ts). */
  async flood(slug: string, campaign: number, count: number) {
    const { id } = await articleRow(slug);
    const all = campaignComments(campaign + 1, count).filter((one) => one.campaign === campaign);
    for (const [index, { name, body }] of all.entries())
      await sendComment(id, { name, body, email: `${campaign}-${index}@example.com` });
  },

  /** Publishes this many root comments, and replies to the first of them; returns their ids. */
  async publishThread(slug: string, roots: number, replies = 0, edition: Edition = 'ar') {
    const named = (word: string, number: number) =>
      Array.from({ length: number }, (_, index) => `قارئ ${word} ${index + 1}`);
    const publishAll = async (ids: number[]) => {
      for (const id of ids) await acts.publish(id);
      return ids;
    };
    const first = await publishAll(await acts.send(slug, named('جذر', roots), null, edition));
    const below = await publishAll(await acts.send(slug, named('ردّ', replies), first[0], edition));
    return [...first, ...below];
  },

  /** Lets the hour of a scheduled change come in a second: those set at the desk are whole minutes. */
  async hasten(slug: string) {
    const { id } = await articleRow(slug, 'ar');
    const dueAt = new Date(Date.now() + 1000);
    await write(async (tx) => {
      await tx.update(scheduledChanges).set({ dueAt }).where(eq(scheduledChanges.articleId, id));
      await invalidateTags(tx, [tags.hours]);
    });
  },

  /** Sends a comment and asks for mail about its replies; returns the tokens of its receipt and its subscription. */
  async requestSubscription(slug: string, edition: Edition) {
    const { id } = await articleRow(slug, edition);
    const added = await addComment(commentInput(id), PHONE);
    if ('error' in added || !added.stored) throw new Error('The comment was not taken');
    const asked = await requestSubscription(added.stored.id);
    if ('error' in asked) throw new Error(asked.error);
    return { receipt: added.receipt, subscription: subscriptionToken(added.stored.id) };
  },
};

export type Acts = typeof acts;

/** Messages between a test and the stage. */
export interface Cue {
  id: number;
  act: keyof Acts;
  words: unknown[];
}
export type Told = { id: number; result: unknown } | { id: number; error: string };

process.on('message', async ({ id, act, words }: Cue) => {
  try {
    const run = acts[act] as (...words: unknown[]) => Promise<unknown>;
    process.send?.({ id, result: await run(...words) } satisfies Told);
  } catch (error) {
    process.send?.({ id, error: String(error) } satisfies Told);
  }
});
process.on('disconnect', () => process.exit());
