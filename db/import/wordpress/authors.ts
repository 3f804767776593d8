import { and, eq, or } from 'drizzle-orm';
import { signedBy } from '@/db/articles/save';
import { indexArticles } from '@/db/articles/search-index';
import { db, type Transaction } from '@/db/core/client';
import { writeOrDryRun } from '@/db/core/dry-run';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { findOrigin, keepOrigins } from '@/db/import/origins';
import { addRedirects } from '@/db/redirects/redirects';
import { authors } from '@/db/schema/articles';
import { origins } from '@/db/schema/redirects';
import { plainText } from '@/lib/html/plain-text';
import type { ImportNote } from '@/lib/import/report';
import { MAX_NAME_LENGTH } from '@/lib/markdown/article-schema';
import { slugify } from '@/lib/site/slug';
import { cleanName } from '@/lib/text/clean-text';
import { queryKey } from '@/lib/wordpress/permalinks';
import { profileFor } from '@/lib/wordpress/read/rest-users';
import type { WxrAuthor } from '@/lib/wordpress/read/wxr-fields';
import { type Edition, editions } from '@/site.config';
import type { ImportContext } from './context';
import { findImage, imageAddress } from './images';

/**
 * Id of an author by login at the other site and by edition: imported before, else matched by name, else created. Two
 * authors of one name stay two.
 * @param author as exported; only a login if the export does not list them
 */
export async function authorFor(
  tx: Transaction,
  { source, folder }: ImportContext,
  edition: Edition,
  author: WxrAuthor,
): Promise<number> {
  const key = `${edition}:${author.login}`;
  const name = displayName(author.name) || cleanName(author.login) || source;
  const known = await findOrigin(tx, source, 'author', key);
  const id =
    known?.target ??
    (await findUnclaimed(tx, source, edition, name)) ??
    (await create(tx, edition, name, author));
  if (known) return id;
  await keepOrigins(tx, source, 'author', [{ origin: key, target: id, hash: '' }]);
  await addRedirects(tx, addressesOf(folder, edition, author), { authorId: id });
  return id;
}

function displayName(name: string): string {
  return cleanName(plainText(name)).slice(0, MAX_NAME_LENGTH);
}

function addressesOf(folder: string, edition: Edition, { id, login }: WxrAuthor, slug = ''): string[] {
  // Exports hold the login, not the nicename that addresses use: almost always the login as a slug.
  const names = new Set([login, login.toLowerCase().replace(/[\s.@_]+/g, '-'), slug]);
  const paths = [...names].filter(Boolean).flatMap((name) => {
    const path = `/author/${encodeURIComponent(name)}/`;
    return [`${folder}/${edition}${path}`, `${folder}${path}`];
  });
  return id === 0 ? paths : [...paths, queryKey('author', id)];
}

/** An author of that name who is not yet another author of the same site. */
async function findUnclaimed(
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

async function create(
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

/**
 * Stores bio and portrait of the imported authors, and redirects from the slugs of their profiles.
 * @returns notes of missing portraits
 */
export async function storeProfiles(context: ImportContext): Promise<ImportNote[]> {
  const { staging, source, profiles } = context;
  const missing: ImportNote[] = [];
  for await (const author of staging.authors()) {
    if (author.name !== author.login) await nameAuthor(context, author);
    const profile = profileFor(profiles, author);
    const bio = profile?.bio || plainText(author.bio ?? '');
    const address = await portraitAddress(context, author);
    if (!profile && !bio && !address) continue;
    const portrait = address && (await findImage(source, address.url));
    if (address && !portrait && !context.dryRun) {
      const reason = (await staging.images.failureOf(address.url)) ?? 'it was not fetched';
      missing.push({ kind: 'portrait-missing', name: author.name, quote: reason, count: 1 });
    }
    const facts = { ...(bio && { bio }), ...(portrait && { portrait: portrait.file }) };
    await writeOrDryRun(context.dryRun, async (tx) => {
      for (const edition of editions) {
        const known = await findOrigin(tx, source, 'author', `${edition}:${author.login}`);
        if (known?.target == null) continue;
        const addresses = addressesOf(context.folder, edition, author, profile?.slug);
        await addRedirects(tx, addresses, { authorId: known.target });
        await storeFacts(tx, known.target, edition, facts);
      }
    });
  }
  return missing;
}

/** Names an author who came in by the login alone, from a file that does not list the authors. */
async function nameAuthor({ source, dryRun }: ImportContext, { login, name }: WxrAuthor): Promise<void> {
  const clean = displayName(name);
  if (clean === '') return;
  for (const edition of editions) {
    const known = await findOrigin(db, source, 'author', `${edition}:${login}`);
    if (known?.target == null) continue;
    const nameless = and(eq(authors.id, known.target), eq(authors.name, cleanName(login)));
    if ((await db.select({ id: authors.id }).from(authors).where(nameless)).length === 0) continue;
    await writeOrDryRun(dryRun, async (tx) => {
      await tx.update(authors).set({ name: clean }).where(nameless);
      // The search index holds an author's name with each article.
      await indexArticles(tx, await signedBy(tx, known.target as number));
      await invalidateTags(tx, [tags.articles(edition)]);
    });
  }
}

export async function portraitAddress({ staging, profiles }: ImportContext, author: WxrAuthor) {
  const portrait = profileFor(profiles, author)?.portrait;
  if (portrait) return imageAddress(portrait, staging.site.address);
  const attachment = author.portrait ? await staging.attachment(author.portrait) : undefined;
  return attachment && imageAddress('', staging.site.address, attachment);
}

async function storeFacts(
  tx: Transaction,
  id: number,
  edition: Edition,
  facts: { bio?: string; portrait?: string },
): Promise<void> {
  const [author] = await tx.select().from(authors).where(eq(authors.id, id));
  const differs = Object.entries(facts).some(([key, fact]) => author?.[key as keyof typeof facts] !== fact);
  if (!author || !differs) return;
  await tx.update(authors).set(facts).where(eq(authors.id, id));
  await invalidateTags(tx, [tags.articles(edition)]);
}
