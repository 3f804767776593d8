/** Rewrites links to the old site into links to what was imported of it, which spares readers a redirect. */
import { and, eq, gt, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { paginate } from '@/db/core/paginate';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { findOrigin } from '@/db/import/origins';
import { type Found, findPermalink } from '@/db/redirects/redirects';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { origins } from '@/db/schema/redirects';
import { changeLinks, linksIn } from '@/lib/html/body-links';
import { ID_PREFIX } from '@/lib/html/body-schema';
import { SECTION_PREFIX } from '@/lib/html/body-sections';
import type { UnresolvedLink } from '@/lib/import/report';
import { articlePathFor, pathFor } from '@/lib/site/paths';
import { parsePermalink } from '@/lib/wordpress/permalinks';
import { decodeComponent } from '@/lib/wordpress/read/post';
import { isOwnPath } from '@/runtime/routes';
import { type Edition, isEdition, toEdition } from '@/site.config';
import type { ImportContext } from './context';
import { findImage, imageAddress } from './images';

/**
 * Rewrites the links whose targets were imported; the others become absolute, so that `rewriteStoredLinks` finds them.
 * @param base base URL of relative links: the post's own
 * @returns also how many links led to the old site, and those still leading there
 */
export async function rewriteLinks(
  context: ImportContext,
  edition: Edition,
  html: string,
  base?: string,
): Promise<{ html: string; links: number; left: string[] }> {
  const addresses = new Map<string, string>();
  const left: string[] = [];
  for (const href of linksIn(html)) {
    const url = href.startsWith('#') ? undefined : formerUrl(context, href, base);
    if (!url) continue;
    const path = await whereNow(context, edition, url);
    addresses.set(href, path ?? url.href);
    if (path === undefined) left.push(url.href);
  }
  return { html: changeLinks(html, addresses), links: addresses.size, left };
}

/**
 * Second pass, for links whose targets were imported after them: over every article of the old site, also of earlier
 * imports.
 * @param onUnresolved called with links that still lead to the old site
 */
export async function rewriteStoredLinks(
  context: ImportContext,
  onUnresolved: (link: UnresolvedLink) => void,
): Promise<void> {
  const address = siteOf(context);
  if (!address) return;
  const waiting = sql`instr(${articles.body}, ${` href="${address.origin}/`}) > 0`;
  const readPage = (after: number) =>
    db
      .select({
        id: articles.id,
        edition: articles.edition,
        slug: articles.slug,
        title: articles.title,
        purpose: articles.purpose,
        draft: articles.draft,
        body: articles.body,
      })
      .from(articles)
      .innerJoin(origins, and(eq(origins.target, articles.id), eq(origins.kind, 'article')))
      .where(and(eq(origins.source, context.source), gt(articles.id, after), waiting))
      .orderBy(articles.id)
      .limit(1);
  for await (const article of paginate(0, ({ id }) => id, readPage)) {
    const { edition, title, draft, body } = article;
    const path = draft ? null : articlePathFor(edition, article);
    const { html, left } = await rewriteLinks(context, edition, body);
    if (html !== body) await replaceBody(article, html);
    for (const link of left) onUnresolved({ title, path, address: link });
  }
}

/** Optimistic: unless the body was changed meanwhile. */
async function replaceBody(
  { id, edition, slug, body }: { id: number; edition: Edition; slug: string; body: string },
  html: string,
): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(articles)
      .set({ body: html })
      .where(and(eq(articles.id, id), eq(articles.body, body)));
    await invalidateTags(tx, [tags.articles(edition), tags.article(edition, slug)]);
  });
}

function siteOf({ staging }: ImportContext): URL | undefined {
  const { address } = staging.site;
  return /^https?:/.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}

/** A URL of the old site, normalized to the site's own scheme and host; undefined for any other. */
function formerUrl(context: ImportContext, href: string, base: string | undefined): URL | undefined {
  const site = siteOf(context);
  if (!site || !URL.canParse(href, base)) return;
  const url = new URL(href, base);
  const bare = (host: string) => host.replace(/^www\./, '');
  if (!/^https?:$/.test(url.protocol) || bare(url.host) !== bare(site.host)) return;
  if (url.pathname !== context.folder && !url.pathname.startsWith(`${context.folder}/`)) return;
  return new URL(`${site.origin}${url.pathname}${url.search}${url.hash}`);
}

async function whereNow(context: ImportContext, edition: Edition, url: URL): Promise<string | undefined> {
  const picture = await imageAt(context, url);
  if (picture) return picture;
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  if (path === context.folder && url.search === '') return pathFor(edition);
  const own = await ownPath(url);
  if (own !== undefined) return own;
  const place = parsePermalink(url.pathname + url.search);
  // The page of a date archive changes with time: left to the redirect.
  if (!place || place.kind === 'list') return;
  const found = await findPermalink(place.kind === 'named' ? { ...place, otherwise: undefined } : place);
  if (!found || !(await isOf(context, found))) return;
  return found.articleId === undefined ? found.path : placeIn(context, found, url.hash);
}

/** A link of our own export, whose paths are ours already: no permalink of another site leads there (db/redirects/redirects.ts). */
async function ownPath({ pathname, hash }: URL): Promise<string | undefined> {
  const [, edition, kind, slug] = pathname.split('/');
  if (!isEdition(edition) || !isOwnPath(pathname)) return;
  if (!slug || (kind !== 'articles' && kind !== 'pages')) return pathname + hash;
  const at = and(eq(articles.edition, edition), eq(articles.slug, decodeComponent(slug)));
  const { purpose } = articles;
  const [found] = await db.select({ slug: articles.slug, purpose }).from(articles).where(at);
  return found && articlePathFor(edition, found) + hash;
}

async function imageAt({ source, staging }: ImportContext, url: URL): Promise<string | undefined> {
  const { url: whole, written } = imageAddress(url.href, staging.site.address) ?? {};
  if (!whole || !written) return;
  const picture = (await findImage(source, whole)) ?? (await findImage(source, written));
  return picture?.src;
}

/** The address may belong to another site that was imported before. */
async function isOf({ source }: ImportContext, { articleId, authorId }: Found): Promise<boolean> {
  const target = articleId ?? authorId;
  if (target === undefined) return true;
  const kind = articleId === undefined ? 'author' : 'article';
  const where = and(eq(origins.source, source), eq(origins.kind, kind), eq(origins.target, target));
  const [own] = await db.select({ target: origins.target }).from(origins).where(where).limit(1);
  return own !== undefined;
}

/** Maps the fragment of an old URL to one of our article, if it has a counterpart. */
async function placeIn(
  context: ImportContext,
  { articleId = 0, path, isPage }: Found,
  hash: string,
): Promise<string> {
  // A page has no thread.
  if (isPage && /^#(?:comment|respond|reply-title)/.test(hash)) return path;
  const [, number] = /^#comment-(\d{1,15})$/.exec(hash) ?? [];
  if (number) {
    const id = (await findOrigin(db, context.source, 'comment', number))?.target;
    const published = and(eq(comments.id, id ?? 0), eq(comments.state, 'published'));
    const [comment] = await db.select({ id: comments.id }).from(comments).where(published);
    // The permalink finds its page of the thread.
    return comment ? pathFor(toEdition(path.split('/')[1]), 'comments', comment.id) : `${path}#comments`;
  }
  if (/^#comments?$/.test(hash)) return `${path}#comments`;
  if (/^#(?:respond|commentform|reply-title)$/.test(hash)) return `${path}#comment-form`;
  const name = decodeComponent(hash.slice(1));
  if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return path;
  for (const id of [SECTION_PREFIX + name, ID_PREFIX + name]) {
    const [there] = await db
      .select({ at: sql<number>`instr(${articles.body}, ${` id="${id}"`})` })
      .from(articles)
      .where(eq(articles.id, articleId));
    if (there?.at) return `${path}#${encodeURIComponent(id)}`;
  }
  return path;
}
