/** Sitemaps (sitemaps.org protocol 0.9) with Google's extensions for news and images, and links to translations. */
import { DAY_MS } from '@/lib/site/duration';
import { writeXml } from './write-xml';

/**
 * Per sitemap. The protocol allows 50,000 in 50 MB; a percent-encoded Arabic URL with its translations takes up to 2 KB,
 * and a search engine should not wait for more than a few MB.
 */
export const MAX_SITEMAP_URLS = 5000;

/** Google's limits for a news sitemap. */
export const MAX_NEWS_URLS = 1000;
export const MAX_NEWS_AGE_MS = 2 * DAY_MS;

export const sitemapKinds = ['articles', 'pages', 'authors', 'topics'] as const;

export type SitemapKind = (typeof sitemapKinds)[number];

export interface SitemapUrl {
  /** Absolute, like every URL here. */
  loc: string;
  /** With offset (lib/site/offset-time.ts). */
  lastmod?: string;
  /** The page in each language it is in, itself included. */
  alternates?: { lang: string; href: string }[];
  images?: string[];
  news?: { publication: string; language: string; published: string; title: string };
}

const PROTOCOL = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function writeSitemap(urls: readonly SitemapUrl[]): string {
  return writeXml({
    urlset: {
      '@xmlns': PROTOCOL,
      '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      '@xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: urls.map(elementOf),
    },
  });
}

function elementOf({ loc, lastmod, alternates = [], images = [], news }: SitemapUrl) {
  return {
    loc,
    lastmod,
    'xhtml:link': alternates.map(({ lang, href }) => ({
      '@rel': 'alternate',
      '@hreflang': lang,
      '@href': href,
    })),
    'news:news': news && {
      'news:publication': { 'news:name': news.publication, 'news:language': news.language },
      'news:publication_date': news.published,
      'news:title': news.title,
    },
    'image:image': images.map((image) => ({ 'image:loc': image })),
  };
}

export function writeSitemapIndex(sitemaps: readonly { loc: string; lastmod?: string }[]): string {
  return writeXml({
    sitemapindex: { '@xmlns': PROTOCOL, sitemap: sitemaps.map(({ loc, lastmod }) => ({ loc, lastmod })) },
  });
}

/** The file name of one sitemap of the index. */
export function sitemapFile(edition: string, kind: SitemapKind, page: number): string {
  return `${edition}-${kind}-${page}.xml`;
}

/** Parses the file name of a sitemap; null for one that sitemapFile does not make. */
export function readSitemapFile(file: string): { edition: string; kind: SitemapKind; page: number } | null {
  const [, edition, name, page] = /^([a-z]+)-([a-z]+)-([1-9]\d{0,5})\.xml$/.exec(file) ?? [];
  const kind = sitemapKinds.find((known) => known === name);
  return edition && kind ? { edition, kind, page: Number(page) } : null;
}
