import { asc, count, eq } from 'drizzle-orm';
import { bylines } from '@/db/articles/article-authors';
import { isSlugTaken, moveSlug } from '@/db/articles/former-slugs';
import { announceAuthor } from '@/db/articles/save';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { authors } from '@/db/schema/articles';
import type { AuthorInput } from '@/lib/desk/named-form';
import { slugify } from '@/lib/site/slug';
import type { Edition } from '@/site.config';

interface DeskAuthor {
  id: number;
  edition: Edition;
  slug: string;
  name: string;
  articles: number;
}

/** All authors with the number of their articles, drafts included; by edition and name. */
export function listDeskAuthors(): Promise<DeskAuthor[]> {
  const { id, edition, slug, name } = authors;
  return db
    .select({ id, edition, slug, name, articles: count(bylines.articleId) })
    .from(authors)
    .leftJoin(bylines, eq(bylines.authorId, id))
    .groupBy(id)
    .orderBy(asc(edition), asc(name));
}

export async function findDeskAuthor(id: number): Promise<typeof authors.$inferSelect | undefined> {
  const [found] = await db.select().from(authors).where(eq(authors.id, id));
  return found;
}

type Outcome = { outcome: 'saved' } | { outcome: 'gone' | 'slug-taken' };

/** Changes an author: the address that they had leads to the one they get. */
export function updateAuthor(id: number, { slug: typed, ...input }: AuthorInput): Promise<Outcome> {
  return write(async (tx) => {
    const [before] = await tx.select().from(authors).where(eq(authors.id, id));
    if (!before) return { outcome: 'gone' };
    const { edition } = before;
    const slug = typed || slugify(input.name);
    if (await isSlugTaken(tx, 'authors', id, { edition, slug })) return { outcome: 'slug-taken' };
    await tx
      .update(authors)
      .set({ ...input, slug })
      .where(eq(authors.id, id));
    if (slug !== before.slug) await moveSlug(tx, 'authors', id, before, slug);
    await announceAuthor(tx, before, { edition, slug, name: input.name, gender: input.gender });
    return { outcome: 'saved' };
  });
}

/** @param file a stored picture; null for none */
export function setPortrait(id: number, file: string | null): Promise<void> {
  return write(async (tx: Transaction) => {
    const [changed] = await tx
      .update(authors)
      .set({ portrait: file })
      .where(eq(authors.id, id))
      .returning({ edition: authors.edition });
    if (changed) await invalidateTags(tx, [tags.articles(changed.edition)]);
  });
}
