import { createHash } from 'node:crypto';
import { db } from '@/db/core/client';
import { findOrigin } from '@/db/redirects/import-sources';
import type { articles } from '@/db/schema/articles';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImportContext } from './context';

/** A post of an export, and what it takes from the attachments. */
export interface SourcePost {
  post: WxrPost;
  /** Its featured image. */
  featured: WxrPost | undefined;
  /** Ids of what was uploaded to it: what a gallery shows that names no pictures. Looked up only where there is one. */
  attached: readonly number[];
  /** Of everything the article is made from. */
  hash: string;
}

/** Part of the hash: raised when the same export would come in differently, so that what came in before is made anew. */
const VERSION = 3;

export async function readSourcePost(
  { staging, edition }: ImportContext,
  post: WxrPost,
): Promise<SourcePost> {
  const thumbnail = Number(post.meta._thumbnail_id);
  const featured = thumbnail > 0 ? await staging.attachment(thumbnail) : undefined;
  const attached = post.content.includes('[gallery') ? await staging.attachedTo(post.id) : [];
  const whole = JSON.stringify([VERSION, edition, post, featured]);
  return { post, featured, attached, hash: createHash('sha256').update(whole).digest('base64url') };
}

/** The article that a post became, when it would become the same again. */
export async function findUnchanged(
  { source }: ImportContext,
  { post, hash }: SourcePost,
): Promise<typeof articles.$inferSelect | undefined> {
  const origin = await findOrigin(db, source, 'article', post.id);
  if (origin?.target == null || origin.hash !== hash) return;
  return db.query.articles.findFirst({ where: (row, { eq }) => eq(row.id, origin.target as number) });
}
