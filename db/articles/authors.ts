import 'server-only';
import { and, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { pictureFrom } from '@/db/media/pictures';
import { authors, images } from '@/db/schema/articles';
import type { Edition } from '@/site.config';

/** The author at a slug; null when there is none. */
export async function findAuthor(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const [row] = await db
    .select({ author: authors, portrait: images })
    .from(authors)
    .leftJoin(images, eq(images.file, authors.portrait))
    .where(and(eq(authors.edition, edition), eq(authors.slug, slug)));
  return row ? { ...row.author, portrait: row.portrait && pictureFrom(row.portrait) } : null;
}

export type AuthorProfile = NonNullable<Awaited<ReturnType<typeof findAuthor>>>;
