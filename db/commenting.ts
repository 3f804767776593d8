import { and, count, desc, eq, isNull, lte, max, or } from 'drizzle-orm';
import type { CommentErrors, CommentInput } from '@/lib/comment-form';
import { type Finding, judge, type Verdict } from '@/lib/comment-policy';
import { threadMode } from '@/lib/thread';
import { type CompiledWordRules, compileWordRules } from '@/lib/word-rules';
import { type Edition, site } from '@/site.config';
import { type Transaction, write } from './client';
import { findPlace, markShown, type Place, refreshThread, takeStep } from './decisions';
import { type Browser, hashToken, receiptToken, sameTextKey, submissionKey } from './receipts';
import { articles } from './schema';
import { type badges, comments, teamNames, wordRules } from './schema-comments';
import { notifyOfReply } from './subscriptions';
import { isTrusted } from './visitors';

/** A comment as it was typed, before anything was taken out of it, and the field that only machines fill. */
export interface Typed {
  name: string;
  body: string;
  website: string;
}

/** What became of a comment: its receipt's token and the tags its storing touched, or why it cannot be taken. */
export type Added =
  | { receipt: string; edition: Edition; tags: string[] }
  | { error: NonNullable<CommentErrors['form']> };

/**
 * Judges a comment by the rules and stores it, once: the same content sent again by the same browser gives the receipt
 * of the first. Whether the article is there and open, and the parent is published in it, is read in the same transaction.
 * @param badge given to a commenter who is signed in at the desk; such a comment is published
 */
export function addComment(
  input: CommentInput,
  browser: Browser,
  typed: Typed = { ...input, website: '' },
  badge: (typeof badges)[number] | null = null,
): Promise<Added> {
  const { articleId, parentId, name, email, body } = input;
  const submission = submissionKey([articleId, parentId, name, email, body], browser);
  return write(async (tx): Promise<Added> => {
    const [article] = await tx
      .select()
      .from(articles)
      .where(and(eq(articles.id, articleId), lte(articles.publishedAt, new Date())));
    if (!article) return { error: 'article-gone' };
    const again = await sentBefore(tx, input, submission, browser);
    if (again === 'elsewhere') return { error: 'same-text' };
    if (again) return { receipt: receiptToken(again), edition: article.edition, tags: [] };

    const mode = threadMode(article, new Date());
    if (mode === 'closed') return { error: 'closed' };
    const parent = parentId === null ? null : await publishedComment(tx, articleId, parentId);
    if (parent === undefined) return { error: 'parent-gone' };

    const { verdict, findings } = await judgeText(tx, typed, input, {
      trusted: await isTrusted(tx, browser.visitor),
      threadHeld: mode === 'held',
      isTeam: badge !== null,
    });
    const receipt = receiptToken(submission);
    const now = new Date();
    const published = verdict.state === 'published';
    const [added] = await tx
      .insert(comments)
      .values({
        articleId,
        parentId,
        rootId: parent ? (parent.rootId ?? parent.id) : null,
        depth: parent ? parent.depth + 1 : 0,
        name,
        email,
        body,
        ...factsOf(verdict),
        shown: published,
        findings,
        badge,
        createdAt: now,
        decidedAt: published ? now : null,
        submission,
        receipt: hashToken(receipt),
        sameText: sameTextKey(body),
        visitor: browser.visitor,
      })
      .returning();
    if (!added) throw new Error('The comment was not stored');
    if (published) {
      await markShown(tx, added.id);
      await notifyOfReply(tx, added);
    }
    return { receipt, edition: article.edition, tags: published ? await refreshThread(tx, article) : [] };
  });
}

/**
 * The submission of the comment that this one repeats: the same sending, or the same words by the same browser in the
 * same place; 'elsewhere' when only the e-mail is the same, which proves nothing and opens no receipt.
 */
async function sentBefore(tx: Transaction, input: CommentInput, submission: string, browser: Browser) {
  const sameWords = and(
    eq(comments.articleId, input.articleId),
    // Thanks to two people are two comments.
    input.parentId === null ? isNull(comments.parentId) : eq(comments.parentId, input.parentId),
    eq(comments.sameText, sameTextKey(input.body)),
    or(eq(comments.email, input.email), browser.visitor ? eq(comments.visitor, browser.visitor) : undefined),
  );
  const [earlier] = await tx
    .select({ submission: comments.submission, visitor: comments.visitor })
    .from(comments)
    .where(or(eq(comments.submission, submission), sameWords))
    .orderBy(desc(eq(comments.submission, submission)))
    .limit(1);
  if (!earlier) return null;
  const proven =
    earlier.submission === submission || (browser.visitor && earlier.visitor === browser.visitor);
  return proven ? earlier.submission : 'elsewhere';
}

async function publishedComment(tx: Transaction, articleId: number, id: number) {
  const place = and(eq(comments.id, id), eq(comments.articleId, articleId), eq(comments.state, 'published'));
  const [comment] = await tx.select().from(comments).where(place);
  return comment;
}

/** What is known of who writes and where. */
interface Standing {
  trusted: boolean;
  threadHeld: boolean;
  isTeam: boolean;
}

export async function judgeText(
  tx: Transaction,
  typed: Typed,
  clean: { name: string; body: string },
  standing: Standing,
): Promise<{ verdict: Verdict; findings: Finding[] }> {
  const { hold, links } = site.comments;
  return judge({
    name: clean.name,
    body: clean.body,
    rawName: typed.name,
    rawBody: typed.body,
    honeypot: typed.website,
    hold,
    links,
    rules: await compiledRules(tx),
    teamNames: await tx.select().from(teamNames),
    ...standing,
  });
}

/** The columns in which a verdict is kept. */
export function factsOf(verdict: Verdict) {
  return { state: verdict.state, reason: 'reason' in verdict ? verdict.reason : null };
}

let compiled: { version: string; rules: CompiledWordRules } | undefined;

/** The editors' word rules, compiled once for each state of their table: rules come and go, but never change. */
async function compiledRules(tx: Transaction): Promise<CompiledWordRules> {
  const [table] = await tx.select({ rows: count(), newest: max(wordRules.id) }).from(wordRules);
  const version = `${table?.rows} ${table?.newest}`;
  if (compiled?.version !== version)
    compiled = { version, rules: compileWordRules(await tx.select().from(wordRules)) };
  return compiled.rules;
}

/** What the author of a comment may do with it now. */
export interface Rights {
  edit: boolean;
  withdraw: boolean;
  object: boolean;
}

const MINUTE = 60_000;

/** While it waits it can be edited, and for some minutes after it was sent; a refusal can be objected to once. */
export function rightsOf(
  comment: Pick<Place['comment'], 'state' | 'createdAt' | 'objectedAt'>,
  now: Date,
): Rights {
  const young = now.getTime() - comment.createdAt.getTime() < site.comments.editMinutes * MINUTE;
  const refused = comment.state === 'refused' || comment.state === 'spam';
  return {
    edit: comment.state === 'waiting' || (comment.state === 'published' && young),
    withdraw: comment.state !== 'withdrawn',
    object: refused && comment.objectedAt === null,
  };
}

/** What became of an author's wish: the tags it touched, or that it can no longer be granted. */
export type Granted = { tags: string[] } | { error: 'too-late' };

/** Changes the text of a comment; the same rules judge it, and what was published without them being asked waits. */
export function editComment(receipt: string, clean: string, typed: string): Promise<Granted> {
  return ask(receipt, 'edit', async (tx, place) => {
    const { comment } = place;
    const { verdict, findings } = await judgeText(
      tx,
      { name: comment.name, body: typed, website: '' },
      { name: comment.name, body: clean },
      {
        trusted: await isTrusted(tx, comment.visitor),
        threadHeld: threadMode(place.article, new Date()) === 'held',
        isTeam: comment.badge !== null,
      },
    );
    const wasPublished = comment.state === 'published';
    const back = wasPublished && verdict.state === 'waiting';
    return takeStep(tx, place, {
      action: 'edit',
      actor: 'author',
      facts: {
        ...factsOf(verdict),
        ...(back ? { reason: 'edited' as const } : {}),
        body: clean,
        findings,
        editedAt: new Date(),
      },
    });
  });
}

/** Takes a comment back: nobody sees it any more. */
export function withdrawComment(receipt: string): Promise<Granted> {
  return ask(receipt, 'withdraw', (tx, place) =>
    takeStep(tx, place, { action: 'withdraw', actor: 'author', facts: { state: 'withdrawn', reason: null } }),
  );
}

/** Asks the moderators to look at a refusal again: the comment waits, marked so. */
export function objectToRefusal(receipt: string, objection: string): Promise<Granted> {
  return ask(receipt, 'object', (tx, place) =>
    takeStep(tx, place, {
      action: 'object',
      actor: 'author',
      reason: objection,
      facts: { state: 'waiting', reason: 'everyone', objectedAt: new Date(), objection },
    }),
  );
}

/** Grants a wish of whoever holds a receipt, if the comment still allows it. */
function ask(
  token: string,
  right: keyof Rights,
  grant: (tx: Transaction, place: Place) => Promise<string[]>,
): Promise<Granted> {
  return write(async (tx) => {
    const [own] = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(eq(comments.receipt, hashToken(token)));
    const place = own && (await findPlace(tx, own.id));
    if (!place || !rightsOf(place.comment, new Date())[right]) return { error: 'too-late' };
    return { tags: await grant(tx, place) };
  });
}
