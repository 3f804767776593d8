import { and, eq, or } from 'drizzle-orm';
import { type AuthorNote, noteFor } from '@/lib/author-notes';
import { cleanName } from '@/lib/clean-text';
import { queryKey } from '@/lib/former-address';
import { plainText } from '@/lib/plain-text';
import { slugify } from '@/lib/slug';
import type { WxrAuthor } from '@/lib/wxr-fields';
import type { Edition } from '@/site.config';
import { announce } from './changes';
import type { Transaction } from './client';
import { findOrigin, keepOrigins } from './origins';
import { addRedirects } from './redirects';
import { authors } from './schema';
import { origins } from './schema-moving';
import { tags } from './tags';

const NAME_LIMIT = 100;

/**
 * The author here of whom an export calls by a login, in an edition; made where there is none. Two people of one name
 * stay two.
 * @param author what the export says of them; a login alone where it says nothing
 */
export async function authorFor(
  tx: Transaction,
  source: string,
  edition: Edition,
  author: WxrAuthor,
  notes: readonly AuthorNote[],
): Promise<number> {
  const key = `${edition}:${author.login}`;
  const note = noteFor(notes, author);
  const name = cleanName(plainText(author.name)).slice(0, NAME_LIMIT) || cleanName(author.login) || source;
  const known = await findOrigin(tx, source, 'author', key);
  const id =
    known?.target ?? (await matching(tx, source, edition, name)) ?? (await add(tx, edition, name, author));
  if (note?.bio) await keepBio(tx, id, note.bio, edition);
  if (known) return id;
  await keepOrigins(tx, source, 'author', [{ origin: key, target: id, hash: '' }]);
  await addRedirects(tx, addressesOf(author, note), { authorId: id });
  return id;
}

function addressesOf({ id, login }: WxrAuthor, note: AuthorNote | undefined): string[] {
  // An export says by what people sign in, not by what addresses name them: almost always the same, made a slug.
  const names = new Set([login, login.toLowerCase().replace(/[\s.@_]+/g, '-'), note?.slug ?? '']);
  const paths = [...names].filter(Boolean).map((name) => `/author/${encodeURIComponent(name)}/`);
  return id === 0 ? paths : [...paths, queryKey('author', id)];
}

/** An author of that name who is not somebody else of the same site. */
async function matching(
  tx: Transaction,
  source: string,
  edition: Edition,
  name: string,
): Promise<number | undefined> {
  const slug = slugify(name);
  const [author] = await tx
    .select({ id: authors.id, claimed: origins.origin })
    .from(authors)
    .leftJoin(
      origins,
      and(eq(origins.kind, 'author'), eq(origins.target, authors.id), eq(origins.source, source)),
    )
    .where(and(eq(authors.edition, edition), or(eq(authors.name, name), eq(authors.slug, slug))))
    .limit(1);
  return author && author.claimed === null ? author.id : undefined;
}

async function add(
  tx: Transaction,
  edition: Edition,
  name: string,
  { id, login }: WxrAuthor,
): Promise<number> {
  const wishes = [slugify(name), slugify(`${name} ${login}`), `author-${id}`].filter(Boolean);
  for (const slug of [...new Set(wishes)]) {
    const [added] = await tx
      .insert(authors)
      .values({ edition, name, slug })
      .onConflictDoNothing()
      .returning({ id: authors.id });
    if (added) return added.id;
  }
  throw new Error(`every address for the author ${name} is taken`);
}

async function keepBio(tx: Transaction, id: number, bio: string, edition: Edition): Promise<void> {
  const [author] = await tx.select().from(authors).where(eq(authors.id, id));
  if (!author || author.bio === bio) return;
  await tx.update(authors).set({ bio }).where(eq(authors.id, id));
  await announce(tx, [tags.articles(edition)]);
}
