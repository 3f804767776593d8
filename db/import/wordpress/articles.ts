import { and, eq } from 'drizzle-orm';
import { putImported } from '@/db/articles/put';
import type { Transaction } from '@/db/core/client';
import { findOrigin, keepOrigins } from '@/db/import/origins';
import { addRedirects } from '@/db/redirects/redirects';
import { articles } from '@/db/schema/articles';
import { note } from '@/lib/import/report';
import { PURPOSE_META, type Purpose, purposeOfSlug, purposes } from '@/lib/site/purpose';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';
import { editionFor, formerAddresses, languageOf, slugOf, timeOf, titleOf } from '@/lib/wordpress/read/post';
import { siteSettings } from '@/runtime/site-settings';
import { editions } from '@/site.config';
import { authorFor } from './authors';
import { bylineOf } from './byline';
import { getOrCreate, type ImportContext } from './context';
import type { PreparedPost } from './prepare';
import type { Staging } from './staging';
import { topicsOf } from './topics';

/** Upserts a prepared post as an article, with its author, its topics and redirects from its old addresses. */
export async function storeArticle(tx: Transaction, context: ImportContext, prepared: PreparedPost) {
  const { post, edition, draft, publishedAt, hero, notes } = prepared;
  const { staging, source } = context;
  const signers = new Set<number>();
  for (const author of await bylineOf(context, post))
    signers.add(
      await getOrCreate(context, `author ${edition} ${author.login}`, () =>
        authorFor(tx, context, edition, author),
      ),
    );
  const [authorId, ...coauthors] = signers;
  if (authorId === undefined) throw new Error('the article has no author');
  const isPage = post.type === 'page';
  const links = { topics: isPage ? [] : await topicsOf(tx, context, prepared), coauthors };
  const known = await findOrigin(tx, source, 'article', post.id);
  const [existing] =
    known?.target == null ? [] : await tx.select().from(articles).where(eq(articles.id, known.target));
  const keptHero = prepared.heroElsewhere ? (existing?.hero ?? null) : null;
  if (prepared.heroElsewhere && !keptHero)
    note(notes, 'hero-missing', `attachment ${post.meta._thumbnail_id}: it is in no file of this export`);
  const modified = timeOf(post.modifiedGmt, post.modified, siteSettings().dates.timeZone);
  const slug = existing?.edition === edition ? existing.slug : await freeSlug(tx, staging, prepared);
  const values = {
    edition,
    slug,
    title: prepared.title,
    standfirst: prepared.standfirst,
    body: prepared.html,
    words: prepared.words,
    authorId,
    ...(keptHero
      ? {}
      : {
          hero: hero?.image.file ?? null,
          heroAlt: hero?.alt ?? '',
          heroCaption: hero?.caption ?? '',
          heroCredit: hero?.credit ?? '',
        }),
    publishedAt,
    // WordPress dates a modification even of an unchanged post.
    updatedAt: modified && modified > publishedAt ? modified : null,
    commentsOpen: post.commentsOpen && !isPage,
    translationSlug: await translationSlug(staging, prepared),
    draft,
    purpose: isPage ? purposeOf(post, slug) : null,
    pinned: post.sticky,
  };
  const put = await putImported(tx, values, links, existing);
  const { id } = put;
  if (put.outcome === 'kept') note(notes, 'edited-here');
  const outcome = put.outcome === 'kept' ? 'unchanged' : put.outcome;
  await keepOrigins(tx, source, 'article', [{ origin: post.id, target: id, hash: prepared.hash }]);
  const { own, also } = formerAddresses(post, context.folder);
  const taken = await addRedirects(tx, own, { articleId: id });
  for (const address of taken) note(notes, 'address-taken', address);
  await addRedirects(tx, also, { articleId: id });
  const [article] = await tx.select().from(articles).where(eq(articles.id, id));
  if (!article) throw new Error('the article was not stored');
  return { article, outcome };
}

/** What our own export says of a page; of another site's what its slug tells. */
function purposeOf({ meta }: PreparedPost['post'], slug: string): Purpose {
  return purposes.find((known) => known === meta[PURPOSE_META]) ?? purposeOfSlug(slug);
}

/** The post's slug, with the next free number behind it if it is taken. */
async function freeSlug(
  tx: Transaction,
  staging: Staging,
  { post, edition, title, notes }: PreparedPost,
): Promise<string> {
  const { slug, whole } = slugOf({ ...post, title });
  if (!whole) note(notes, 'slug-made-whole');
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const wish = `${slug.slice(0, MAX_SLUG_LENGTH - end.length).replace(/-$/, '')}${end}`;
    const [taken] = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.edition, edition), eq(articles.slug, wish)));
    if (taken || !(await staging.claim(post.id, `${edition}/${wish}`))) continue;
    if (number > 1) note(notes, 'slug-taken', wish);
    return wish;
  }
}

async function translationSlug(staging: Staging, { post, edition }: PreparedPost): Promise<string | null> {
  for (const other of await staging.translations(post)) {
    const language = languageOf(other);
    const speaks = language && editionFor(language, editions);
    if (speaks && speaks !== edition) return slugOf({ ...other, title: titleOf(other.title).title }).slug;
  }
  return null;
}
