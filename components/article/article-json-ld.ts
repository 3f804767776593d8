import type { ImageObject, NewsArticle, WithContext } from 'schema-dts';
import { personJsonLd } from '@/components/author/author-json-ld';
import { publisherJsonLd } from '@/components/site/site-json-ld';
import type { Article } from '@/db/articles/article';
import { shareImageOf } from '@/db/media/share-image';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** JSON-LD of an article, whose comments name it in theirs (components/comments/thread.tsx). */
export function articleJsonLd(edition: Edition, article: Article): WithContext<NewsArticle> {
  const { topics, translation, author, coauthors } = article;
  const person = (one: Article['author']) => personJsonLd(edition, one);
  const path = pathFor(edition, 'articles', article.slug);
  const time = (at: Date) => offsetTime(at, siteSettings().dates.timeZone);
  return {
    ...threadPageJsonLd(edition, article),
    mainEntityOfPage: siteUrl(path),
    description: article.standfirst || undefined,
    datePublished: time(article.publishedAt),
    dateModified: time(article.updatedAt ?? article.publishedAt),
    author: coauthors.length > 0 ? [author, ...coauthors].map(person) : person(author),
    publisher: publisherJsonLd(edition),
    image: imagesOf(edition, article),
    articleSection: topics[0]?.name,
    keywords: topics.length > 0 ? topics.map(({ name }) => name) : undefined,
    wordCount: article.words,
    isAccessibleForFree: true,
    correction:
      article.corrections.length > 0
        ? article.corrections.map(({ words, at }) => ({
            '@type': 'CorrectionComment' as const,
            text: words,
            datePublished: time(at),
          }))
        : undefined,
    ...(translation && {
      workTranslation: { '@id': articleId(translation.edition, translation.slug) },
    }),
  };
}

/** JSON-LD of an article on a further page of its thread. */
export function threadPageJsonLd(
  edition: Edition,
  article: Pick<Article, 'slug' | 'title' | 'commentCount'>,
): WithContext<NewsArticle> {
  const path = pathFor(edition, 'articles', article.slug);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': articleId(edition, article.slug),
    url: siteUrl(path),
    headline: article.title,
    inLanguage: site.editions[edition].lang,
    commentCount: article.commentCount,
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

/** The `@id` of an article, as its comments name it, too. */
export function articleId(edition: Edition, slug: string): string {
  return siteUrl(`${pathFor(edition, 'articles', slug)}#article`);
}
