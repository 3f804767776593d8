import { createHash } from 'node:crypto';
import { db } from '@/db/core/client';
import { findOrigin } from '@/db/import/origins';
import type { articles } from '@/db/schema/articles';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImportContext } from './context';

/** A post of an export with its attachments, read once per pass. */
export interface SourcePost {
  post: WxrPost;
  featured: WxrPost | undefined;
  /** Ids of the attachments uploaded to it, which a gallery without ids shows; empty if the post has no gallery. */
  attached: readonly number[];
  /** Of everything the article is rendered from. */
  hash: string;
}

/** Salt of the hash: raise it when rendering changes, so that the next import updates all articles. */
const VERSION = 5;

export async function readSourcePost(
  { staging, edition }: ImportContext,
  post: WxrPost,
): Promise<SourcePost> {
  const thumbnail = Number(post.meta._thumbnail_id);
  const featured = thumbnail > 0 ? await staging.attachment(thumbnail) : undefined;
  const attached = post.content.includes('[gallery') ? await staging.attachedTo(post.twinOf ?? post.id) : [];
  const whole = JSON.stringify([VERSION, edition, post, featured]);
  return { post, featured, attached, hash: createHash('sha256').update(whole).digest('base64url') };
}

/** The article of a post that was imported before and has not changed since. */
export async function findUnchanged(
  { source }: ImportContext,
  { post, hash }: SourcePost,
): Promise<typeof articles.$inferSelect | undefined> {
  const origin = await findOrigin(db, source, 'article', post.id);
  if (origin?.target == null || origin.hash !== hash) return;
  return db.query.articles.findFirst({ where: (row, { eq }) => eq(row.id, origin.target as number) });
}
