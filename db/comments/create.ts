import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { publishedArticle } from '@/db/articles/published';
import { threadModeOf } from '@/db/articles/thread-mode';
import type { Transaction } from '@/db/core/client';
import { writeBatched } from '@/db/core/write-queue';
import { enqueueReplyNotice } from '@/db/mail/notices';
import { articles } from '@/db/schema/articles';
import { type badges, type CommentState, comments } from '@/db/schema/comments';
import { isHashKept } from '@/db/schema/redaction';
import type { CommentErrors, CommentInput } from '@/lib/comments/form';
import { hashToken } from '@/runtime/keyed-hash';
import type { Edition } from '@/site.config';
import { joinCampaign } from './campaigns';
import { columnsOf, type RawComment, screenComment } from './screening';
import { receiptToken, sameTextKey, submissionKey } from './tokens';
import { markShown, refreshThread } from './transitions';
import type { Browser } from './visitors';
import { isTrusted } from './visitors';

/** The receipt's token and what was stored, null when it was there already; or why the comment is rejected. */
export type CreateResult =
  | { receipt: string; edition: Edition; stored: { id: number; state: CommentState } | null }
  | { error: NonNullable<CommentErrors['form']> };

/** The badge of a comment, and which of the article's authors it speaks of. */
interface Signature {
  badge: (typeof badges)[number];
  authorId?: number;
}

/** Columns of an article that decide whether it takes a comment; not its text. */
const threadColumns = {
  id: articles.id,
  edition: articles.edition,
  slug: articles.slug,
  commentsOpen: articles.commentsOpen,
  thread: articles.thread,
  closesAfter: articles.closesAfter,
  publishedAt: articles.publishedAt,
};

/**
 * Screens a comment and stores it. Idempotent: the same content sent again by the same browser gives the receipt of the
 * first. Whether the article is there and open, and the parent is published in it, is read in the same transaction, which
 * other comments share and which may run twice: it changes nothing but the database (docs/0018-batched-writes.md).
 * @param signed of a commenter who is signed in at the desk; such a comment is published
 */
export async function addComment(
  input: CommentInput,
  browser: Browser,
  raw: RawComment = input,
  signed: Signature | null = null,
): Promise<CreateResult> {
  const { articleId, parentId, name, email, body } = input;
  const submission = submissionKey([articleId, parentId, name, email, body], browser);
  // Keyed by the words: the same ones, which may be one comment sent twice, run one after the other.
  const result = await writeBatched(sameTextKey(body), async (tx): Promise<CreateResult> => {
    const [article] = await tx
      .select(threadColumns)
      .from(articles)
      .where(and(eq(articles.id, articleId), publishedArticle()));
    if (!article) return { error: 'article-gone' };
    const duplicate = await findDuplicate(tx, input, submission, browser);
    if (duplicate === 'elsewhere') return { error: 'same-text' };
    if (duplicate) return { receipt: receiptToken(duplicate), edition: article.edition, stored: null };

    const mode = threadModeOf(article, new Date());
    if (mode === 'closed') return { error: 'closed' };
    const parent = parentId === null ? null : await publishedComment(tx, articleId, parentId);
    if (parent === undefined) return { error: 'parent-gone' };

    const { verdict, findings } = await screenComment(tx, raw, input, {
      trusted: await isTrusted(tx, browser.visitor),
      threadHeld: mode === 'held',
      isTeam: signed !== null,
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
        ...columnsOf(verdict),
        shown: published,
        findings,
        badge: signed?.badge ?? null,
        authorId: signed?.authorId ?? null,
        createdAt: now,
        decidedAt: published ? now : null,
        submission,
        receipt: hashToken(receipt),
        sameText: sameTextKey(body),
        visitor: browser.visitor,
      })
      .returning({ id: comments.id });
    if (!added) throw new Error('The comment was not stored');
    if (published) {
      await markShown(tx, added.id);
      await enqueueReplyNotice(tx, { id: added.id, parentId, name, email });
      await refreshThread(tx, article);
    }
    return { receipt, edition: article.edition, stored: { id: added.id, state: verdict.state } };
  });
  if ('stored' in result && result.stored?.state === 'waiting') await joinCampaign(result.stored.id);
  return result;
}

/**
 * Finds the submission of the comment that this one repeats: the same sending, or the same words by the same browser in
 * the same place; 'elsewhere' when only the e-mail is the same, which proves nothing and opens no receipt, or when it was
 * so long ago that nothing proves it.
 */
async function findDuplicate(tx: Transaction, input: CommentInput, submission: string, browser: Browser) {
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
    earlier.submission === submission ||
    // Its receipt's token cannot be made anew once the submission is forgotten (db/privacy/retention.ts).
    (browser.visitor && earlier.visitor === browser.visitor && isHashKept(earlier.submission));
  return proven ? earlier.submission : 'elsewhere';
}

async function publishedComment(tx: Transaction, articleId: number, id: number) {
  const place = and(eq(comments.id, id), eq(comments.articleId, articleId), eq(comments.state, 'published'));
  const [comment] = await tx.select().from(comments).where(place);
  return comment;
}
