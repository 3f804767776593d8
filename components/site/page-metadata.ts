import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type ShareImage, shareImageOf } from '@/db/media/share-image';
import { siteIconPath } from '@/db/media/site-icon';
import { pathFor } from '@/lib/site/paths';
import { plainLine } from '@/lib/text/plain-line';
import { siteEdition, siteName } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';
import { languagesOf } from './languages';

/** Metadata for search engines, social networks and feed readers. Paths come from pathFor. */
interface PageFacts {
  edition: Edition;
  /** Without the site's name, which is put behind it; `whole` for a title that has it. */
  title: string | { whole: string };
  description: string;
  path: string;
  /** The same page in the other edition. */
  translation?: { edition: Edition; path: string } | null;
  /** A feed of this page, beside that of the edition. */
  feed?: PageFeed;
  /** For the card of a social network; the edition's where a page has none of its own. */
  picture?: ShareImage;
  article?: ArticleFacts;
}

interface PageFeed {
  title: string;
  path: string;
}

interface ArticleFacts {
  /** Times with offset (lib/site/offset-time.ts). */
  published: string;
  modified: string | undefined;
  /** The pages of its authors. */
  authors: string[];
  topics: string[];
}

/** Metadata of an indexable page. */
export async function pageMetadata(facts: PageFacts): Promise<Metadata> {
  const { edition, description, path, translation, article } = facts;
  const { name, dir, cardLocale } = siteEdition(edition);
  const title = typeof facts.title === 'string' ? plainLine(facts.title, dir) : facts.title.whole;
  const shownDescription = plainLine(description, dir);
  const { url, width, height, alt } = facts.picture ?? shareImageOf(edition);
  const common = {
    title,
    description: shownDescription,
    url: path,
    siteName: name,
    locale: cardLocale,
    alternateLocale: translation ? [site.editions[translation.edition].cardLocale] : [],
    images: [{ url, width, height, alt, type: 'image/jpeg' }],
  };
  return {
    title: typeof facts.title === 'string' ? await fullTitle(edition, facts.title) : title,
    description: shownDescription,
    alternates: {
      canonical: path,
      languages: translation
        ? languagesOf({ [edition]: path, [translation.edition]: translation.path })
        : undefined,
      types: await feedsOf(edition, facts.feed),
    },
    robots: { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 },
    openGraph: article
      ? {
          ...common,
          type: 'article',
          publishedTime: article.published,
          modifiedTime: article.modified,
          authors: article.authors,
          section: article.topics[0],
          tags: article.topics,
        }
      : { ...common, type: 'website' },
    twitter: { card: 'summary_large_image' },
  };
}

/** Metadata of a `noindex` page: a form, private, or another order of what has its own page. */
export async function hiddenMetadata(edition: Edition, title: string): Promise<Metadata> {
  return {
    title: await fullTitle(edition, title),
    robots: { index: false, follow: false },
    alternates: { types: await feedsOf(edition) },
  };
}

/** Metadata defaults of an edition, also for error pages. */
export async function editionMetadata(edition: Edition): Promise<Metadata> {
  return {
    applicationName: siteName(edition),
    icons: siteIcons(),
    manifest: pathFor(edition, 'manifest.webmanifest'),
    alternates: { types: await feedsOf(edition) },
    // Safari would make links of numbers such as S-500.
    formatDetection: { telephone: false, address: false, email: false },
  };
}

/** The icons of every page. */
export function siteIcons(): Metadata['icons'] {
  const own = siteIconPath(48);
  if (own) return { icon: { url: own, sizes: '48x48', type: 'image/png' }, apple: siteIconPath(180) };
  return {
    icon: [
      { url: '/favicon.ico', sizes: '32x32' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/apple-icon.png',
  };
}

/** A page's title with the site's name behind it. */
export async function fullTitle(edition: Edition, title: string): Promise<string> {
  const t = await getTranslations('Site');
  const { name, dir } = siteEdition(edition);
  return t('pageTitle', { title: plainLine(title, dir), site: name });
}

async function feedsOf(edition: Edition, own?: PageFeed) {
  const t = await getTranslations('Feed');
  const title = t('editionTitle', { site: siteName(edition) });
  const feeds = [{ title, path: pathFor(edition, 'feed.xml') }, ...(own ? [own] : [])];
  return { 'application/rss+xml': feeds.map((feed) => ({ title: feed.title, url: feed.path })) };
}
