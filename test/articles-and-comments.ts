/** Fixtures of the database tests: an article and comments on it. */
import { and, eq } from 'drizzle-orm';
import { type ReadyArticle, saveArticle } from '@/db/articles/save';
import { addComment } from '@/db/comments/create';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { type Decision, decideComment } from '@/db/moderation/decisions';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import type { CommentInput } from '@/lib/comments/form';
import { hashToken } from '@/runtime/keyed-hash';

export const PHONE = { address: '203.0.113.7', agent: 'Phone', visitor: null };

export function articleSource(changed: Partial<ReadyArticle> = {}): ReadyArticle {
  return {
    edition: 'ar',
    slug: 'مقال',
    title: 'مقال',
    standfirst: 'مقدّمة',
    purpose: null,
    author: 'نور الدين',
    coauthors: [],
    draft: false,
    published: new Date('2026-01-01T09:00:00Z'),
    topics: ['دفاع'],
    comments: 'open',
    html: '<p>نص</p>',
    words: 1,
    heroFile: null,
    ...changed,
  };
}

export async function storeArticle(changed: Partial<ReadyArticle> = {}) {
  const source = articleSource(changed);
  await saveArticle(source);
  return articleRow(source.slug, source.edition);
}

let stored = 0;

/** Stores an article with a unique slug. */
export function freshArticle(changed: Partial<ReadyArticle> = {}) {
  stored += 1;
  return storeArticle({ slug: `article-${stored}`, title: `عنوان ${stored}`, ...changed });
}

export async function articleRow(slug = 'مقال', edition: 'ar' | 'en' = 'ar') {
  const place = and(eq(articles.edition, edition), eq(articles.slug, slug));
  const [row] = await db.select().from(articles).where(place);
  if (!row) throw new Error(`There is no article ${edition}/${slug}`);
  return row;
}

let typed = 0;

/** Valid input of the comment form; the text is unique, since the same one twice is a duplicate. */
export function commentInput(articleId: number, changed: Partial<CommentInput> = {}): CommentInput {
  typed += 1;
  return {
    articleId,
    parentId: null,
    name: 'أحمد',
    email: 'ahmad@example.com',
    body: `تعليق ${typed}`,
    ...changed,
  };
}

export async function sendComment(articleId: number, changed: Partial<CommentInput> = {}) {
  const added = await addComment(commentInput(articleId, changed), PHONE);
  if ('error' in added) throw new Error(added.error);
  return findComment(added.receipt);
}

export async function publishComment(articleId: number, changed: Partial<CommentInput> = {}) {
  const { id } = await sendComment(articleId, changed);
  await decideComment(id, { state: 'published' }, 'command');
  return readComment(id);
}

export async function readComment(id: number) {
  const [row] = await db.select().from(comments).where(eq(comments.id, id));
  if (!row) throw new Error(`There is no comment ${id}`);
  return row;
}

export async function findComment(receipt: string) {
  const [row] = await db
    .select()
    .from(comments)
    .where(eq(comments.receipt, hashToken(receipt)));
  if (!row) throw new Error('There is no comment with this receipt');
  return row;
}

/** Decides as scripts/comments.ts does: as the actor `command`. */
export function decide(id: number, decision: Decision) {
  return decideComment(id, decision, 'command');
}

/** The cache tags that a write invalidates, in order. */
export async function tagsInvalidatedBy(work: () => Promise<unknown>): Promise<string[]> {
  const seen = (await invalidationsSince(0)).at(-1)?.id ?? 0;
  await work();
  return (await invalidationsSince(seen)).map(({ tag }) => tag);
}
