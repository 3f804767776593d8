import type { ImageObject, NewsArticle, WithContext } from 'schema-dts';
import { personJsonLd } from '@/components/author/author-json-ld';
import { commentUrl } from '@/components/comments/comment-json-ld';
import { publisherJsonLd } from '@/components/site/site-json-ld';
import type { Article } from '@/db/articles/article';
import type { ThreadComment } from '@/db/comments/threads';
import { shareImageOf } from '@/db/media/share-image';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** JSON-LD of an article with the first page of its thread. */
export function articleJsonLd(
  edition: Edition,
  article: Article,
  comments: readonly ThreadComment[],
): WithContext<NewsArticle> {
  const { topics, translation } = article;
  const path = pathFor(edition, 'articles', article.slug);
  const time = (at: Date) => offsetTime(at, site.timeZone);
  return {
    ...threadPageJsonLd(edition, article, comments),
    mainEntityOfPage: siteUrl(path),
    description: article.standfirst || undefined,
    datePublished: time(article.publishedAt),
    dateModified: time(article.updatedAt ?? article.publishedAt),
    author: personJsonLd(edition, article.author),
    publisher: publisherJsonLd(edition),
    image: imagesOf(edition, article),
    articleSection: topics[0]?.name,
    keywords: topics.length > 0 ? topics.map(({ name }) => name) : undefined,
    wordCount: article.words,
    isAccessibleForFree: true,
    ...(translation && {
      workTranslation: { '@id': idOf(pathFor(translation.edition, 'articles', translation.slug)) },
    }),
  };
}

/** JSON-LD of an article on a further page of its thread. */
export function threadPageJsonLd(
  edition: Edition,
  article: Pick<Article, 'slug' | 'title' | 'commentCount'>,
  comments: readonly ThreadComment[],
): WithContext<NewsArticle> {
  const path = pathFor(edition, 'articles', article.slug);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': idOf(path),
    url: siteUrl(path),
    headline: article.title,
    inLanguage: site.editions[edition].lang,
    commentCount: article.commentCount,
    comment: comments.flatMap(({ id, body }) => (body === null ? [] : [{ '@id': commentUrl(edition, id) }])),
  };
}

/** The hero and the share image: search engines choose by aspect ratio. */
function imagesOf(edition: Edition, article: Article): ImageObject[] {
  const { hero } = article;
  const { url, width, height } = shareImageOf(edition, article);
  const shared = {
    '@type': 'ImageObject',
    url: siteUrl(url),
    width: `${width}`,
    height: `${height}`,
  } as const;
  if (!hero) return [shared];
  const own = {
    '@type': 'ImageObject',
    url: siteUrl(hero.src),
    width: `${hero.width}`,
    height: `${hero.height}`,
    caption: hero.caption || undefined,
    creditText: hero.credit || undefined,
  } as const;
  return [own, shared];
}

function idOf(path: string): string {
  return siteUrl(`${path}#article`);
}
