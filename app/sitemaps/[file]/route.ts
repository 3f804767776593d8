import { languagesOf } from '@/components/site/languages';
import { listMonths } from '@/db/articles/archive';
import { type ListedPage, lastModified, listSitemap } from '@/db/articles/sitemaps';
import { listEditionPicks } from '@/db/comments/picks';
import {
  readSitemapFile,
  type SitemapKind,
  type SitemapUrl,
  sitemapFile,
  writeSitemap,
} from '@/lib/feeds/sitemap';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, editions, isEdition, otherEdition } from '@/site.config';

/** The others are rendered on first request. */
export const generateStaticParams = () =>
  editions.map((edition) => ({ file: sitemapFile(edition, 'articles', 1) }));

/** One sitemap of the index; the first of the articles begins with the front page, the picks and the other lists. */
export async function GET(_request: Request, { params }: RouteContext<'/sitemaps/[file]'>) {
  const { edition, kind, page } = readSitemapFile((await params).file) ?? {};
  if (!isEdition(edition) || !kind || !page) return noDocumentResponse();
  const listed = await listSitemap(edition, kind, page);
  const urls = listed.map((entry) => urlOf(edition, kind, entry));
  if (kind === 'articles' && page === 1)
    urls.unshift(await frontPage(edition), ...(await picksPage(edition)), ...(await listPages(edition)));
  return urls.length > 0 ? xmlResponse(writeSitemap(urls), 'application/xml') : noDocumentResponse();
}

async function frontPage(edition: Edition): Promise<SitemapUrl> {
  const changedAt = await lastModified(edition);
  const other = otherEdition(edition);
  return {
    loc: siteUrl(pathFor(edition)),
    lastmod: changedAt ? offsetTime(changedAt, siteSettings().dates.timeZone) : undefined,
    alternates: alternatesOf({ [edition]: pathFor(edition), [other]: pathFor(other) }),
  };
}

/** None while nothing is picked. */
async function picksPage(edition: Edition): Promise<SitemapUrl[]> {
  const { picks } = await listEditionPicks(edition, 1);
  const [newest] = picks;
  if (!newest) return [];
  return [
    {
      loc: siteUrl(pathFor(edition, 'picks')),
      lastmod: offsetTime(newest.pickedAt, siteSettings().dates.timeZone),
    },
  ];
}

/** Topics, authors, the archive and each of its months; none while nothing is published. */
async function listPages(edition: Edition): Promise<SitemapUrl[]> {
  const months = await listMonths(edition);
  if (months.length === 0) return [];
  const other = otherEdition(edition);
  const lists = ['topics', 'authors', 'archive'].map((list) => ({
    loc: siteUrl(pathFor(edition, list)),
    alternates: alternatesOf({ [edition]: pathFor(edition, list), [other]: pathFor(other, list) }),
  }));
  return [...lists, ...months.map(({ month }) => ({ loc: siteUrl(pathFor(edition, 'archive', month)) }))];
}

function urlOf(edition: Edition, kind: SitemapKind, entry: ListedPage): SitemapUrl {
  const { slug, changedAt, picture, translation } = entry;
  const path = pathFor(edition, kind, slug);
  const other = otherEdition(edition);
  return {
    loc: siteUrl(path),
    lastmod: offsetTime(changedAt, siteSettings().dates.timeZone),
    alternates: translation
      ? alternatesOf({ [edition]: path, [other]: pathFor(other, kind, translation) })
      : [],
    images: picture ? [siteUrl(picture)] : [],
  };
}

function alternatesOf(paths: Partial<Record<Edition, string>>) {
  return Object.entries(languagesOf(paths)).map(([lang, path]) => ({ lang, href: siteUrl(path) }));
}
