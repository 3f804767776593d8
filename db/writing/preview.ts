/** The reader's page of a text that is not published: for who works here an hour, for somebody outside by a link of seven days. */
import 'server-only';
import { and, desc, eq, gt } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { type Article, widthsIn } from '@/db/articles/article';
import { signatureOf } from '@/db/articles/save';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { correctionsOf } from '@/db/corrections/corrections';
import { pictureFrom } from '@/db/media/pictures';
import { authors, images } from '@/db/schema/articles';
import { previewLinks } from '@/db/schema/writing';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { idFromParam } from '@/lib/site/params';
import { slugify } from '@/lib/site/slug';
import { keyedHash } from '@/runtime/keyed-hash';
import type { Edition } from '@/site.config';
import { readWorkingCopy } from './read-working-copy';
import { findStored } from './stored';

/** Long enough to read, too short to hand on: it cannot be revoked. */
const OWN_TTL_MS = HOUR_MS;
const LINK_TTL_MS = 7 * DAY_MS;

/** A token that opens a text for an hour, made of what it says and our signature. */
export function ownPreviewToken(articleId: number, now = Date.now()): string {
  const said = `${articleId}-${now + OWN_TTL_MS}`;
  return `${said}-${keyedHash('preview', said)}`;
}

/** The token of a link: the same whenever it is shown, of no use once its row is gone. */
function linkToken(linkId: number): string {
  return `${linkId}-${keyedHash('preview-link', String(linkId))}`;
}

export interface PreviewLink {
  id: number;
  token: string;
  expiresAt: Date;
}

/** Makes a link for somebody outside. */
export function addPreviewLink(articleId: number, createdBy: string): Promise<void> {
  return write(async (tx) => {
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + LINK_TTL_MS);
    await tx.insert(previewLinks).values({ articleId, createdBy, createdAt, expiresAt });
  });
}

/** Revokes a link at once. */
export function revokePreviewLink(articleId: number, linkId: number): Promise<void> {
  return write(async (tx) => {
    await tx
      .delete(previewLinks)
      .where(and(eq(previewLinks.id, linkId), eq(previewLinks.articleId, articleId)));
    await invalidateTags(tx, [tags.workingCopy(articleId)]);
  });
}

/** The links of an article that still open, newest first. */
export async function listPreviewLinks(articleId: number): Promise<PreviewLink[]> {
  const rows = await db
    .select()
    .from(previewLinks)
    .where(and(eq(previewLinks.articleId, articleId), gt(previewLinks.expiresAt, new Date())))
    .orderBy(desc(previewLinks.id));
  return rows.map(({ id, expiresAt }) => ({ id, expiresAt, token: linkToken(id) }));
}

/** The article that a token opens; null for one that is forged, expired or revoked. */
async function articleOf(token: string): Promise<number | null> {
  const parts = /^(\d{1,15})-(?:(\d{1,15})-)?([\w-]{43})$/.exec(token);
  if (!parts) return null;
  const [, first = '', until, signature] = parts;
  if (until !== undefined) {
    const isOurs = keyedHash('preview', `${first}-${until}`) === signature;
    return isOurs && Number(until) > Date.now() ? idFromParam(first) : null;
  }
  if (keyedHash('preview-link', first) !== signature) return null;
  const [link] = await db
    .select({ articleId: previewLinks.articleId })
    .from(previewLinks)
    .where(and(eq(previewLinks.id, Number(first)), gt(previewLinks.expiresAt, new Date())));
  return link?.articleId ?? null;
}

/** The working copy behind a token as readers would see it; null where there is none, or none that could be published. */
export async function findPreview(token: string): Promise<{ edition: Edition; article: Article } | null> {
  'use cache';
  cacheLife('reads');
  const id = await articleOf(token);
  if (id !== null) cacheTag(tags.workingCopy(id));
  const found = id === null ? null : await findStored(db, id);
  if (!found) return null;
  const read = await readWorkingCopy(found, 'preview');
  if ('errors' in read) return null;
  const { article, change, html, words } = read;
  const { edition, slug, title, standfirst, published, translation, purpose } = article;
  return {
    edition,
    article: {
      ...found.row,
      edition,
      slug,
      title,
      purpose,
      standfirst,
      body: html,
      words,
      publishedAt: published,
      translationSlug: translation ?? null,
      mode: 'closed',
      author: await authorNamed(edition, article.author || signatureOf(edition)),
      coauthors: await Promise.all(article.coauthors.map((name) => authorNamed(edition, name))),
      bodyWidths: await widthsIn(html),
      hero: await heroOf(article.hero),
      topics: article.topics.map((name) => ({ name, slug: slugify(name) })),
      translation: null,
      corrections: [
        ...(change.correction ? [{ id: 0, ...change.correction, at: new Date() }] : []),
        ...(await correctionsOf(found.row.id)),
      ],
    },
  };
}

/** The author of that name; one who will be added by publishing has a name alone. */
async function authorNamed(edition: Edition, name: string): Promise<Article['author']> {
  const [known] = await db
    .select({ author: authors, portrait: images })
    .from(authors)
    .leftJoin(images, eq(images.file, authors.portrait))
    .where(and(eq(authors.edition, edition), eq(authors.name, name)));
  if (!known)
    return {
      id: 0,
      edition,
      name,
      slug: slugify(name),
      bio: '',
      gender: null,
      accountId: null,
      portrait: null,
    };
  return { ...known.author, portrait: known.portrait && pictureFrom(known.portrait) };
}

async function heroOf(
  hero: { src: string; alt: string; caption: string; credit: string } | undefined,
): Promise<Article['hero']> {
  if (!hero) return null;
  const [row] = await db.select().from(images).where(eq(images.file, hero.src));
  return row ? { ...pictureFrom(row, hero.alt), caption: hero.caption, credit: hero.credit } : null;
}
