import { createFormatter, createTranslator } from 'next-intl';
import type { FeedArticle } from '@/db/articles/feeds';
import { intlOf } from '@/i18n/edition';
import { type FeedItem, writeFeed } from '@/lib/feeds/rss';
import { articleHtml } from '@/lib/html/feed-html';
import { excerptOf } from '@/lib/html/html-text';
import { writeNoteNumbers } from '@/lib/html/link-numbers';
import { pathFor } from '@/lib/site/paths';
import { plainLine } from '@/lib/text/plain-line';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** The author or topic of the feed. */
type Of = { author: { slug: string; name: string; bio: string } } | { topic: { slug: string; name: string } };

/** RSS of an edition, or of an author or a topic in it. */
export function articleFeed(edition: Edition, articles: readonly FeedArticle[], of?: Of): string {
  const { lang, name: siteName } = siteEdition(edition);
  const { path, title, description } = channelOf(edition, siteName, of);
  return writeFeed({
    title,
    description,
    link: siteUrl(path),
    self: siteUrl(`${path}/feed.xml`),
    language: lang,
    items: articles.map((article) => itemOf(edition, article)),
  });
}

function channelOf(edition: Edition, siteName: string, of: Of | undefined) {
  const t = createTranslator(intlOf(edition));
  if (of && 'author' in of) {
    const { slug, name, bio } = of.author;
    const names = { name, site: siteName };
    const description = bio || t('Author.description', names);
    return { path: pathFor(edition, 'authors', slug), title: t('Feed.authorTitle', names), description };
  }
  if (of) {
    const { slug, name } = of.topic;
    const names = { name, site: siteName };
    const description = t('Topic.description', names);
    return { path: pathFor(edition, 'topics', slug), title: t('Feed.topicTitle', names), description };
  }
  const title = t('Feed.editionTitle', { site: siteName });
  return { path: pathFor(edition), title, description: t('Home.description') };
}

function itemOf(edition: Edition, article: FeedArticle): FeedItem {
  const { lang, dir } = site.editions[edition];
  const { hero } = article;
  const format = createFormatter(intlOf(edition));
  const body = writeNoteNumbers(article.body, (number) => format.number(number, { useGrouping: false }));
  const path = pathFor(edition, 'articles', article.slug);
  const url = siteUrl(path);
  return {
    title: plainLine(article.title, dir),
    link: url,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    authors: article.authors,
    summary: plainLine(article.standfirst || excerptOf(body), dir),
    html: articleHtml(body, hero, { url, lang, dir }),
    topics: article.topics.map(({ name }) => name),
    thread: { count: article.commentCount, page: `${url}#comments`, feed: `${url}/feed.xml` },
    picture: hero ? { ...hero, url: siteUrl(hero.src) } : undefined,
  };
}
