import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import type { Article } from '@/db/articles/article';
import { shareImageOf } from '@/db/media/share-image';
import { excerptOf } from '@/lib/html/html-text';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';

export async function articleMetadata(edition: Edition, article: Article): Promise<Metadata> {
  const { translation, publishedAt, updatedAt } = article;
  return pageMetadata({
    edition,
    title: article.title,
    description: article.standfirst || excerptOf(article.body),
    path: pathFor(edition, 'articles', article.slug),
    translation: translation && {
      edition: translation.edition,
      path: pathFor(translation.edition, 'articles', translation.slug),
    },
    feed: await threadFeed(edition, article),
    picture: shareImageOf(edition, article),
    article: {
      published: offsetTime(publishedAt, siteSettings().dates.timeZone),
      modified: updatedAt ? offsetTime(updatedAt, siteSettings().dates.timeZone) : undefined,
      authors: [article.author, ...article.coauthors].map(({ slug }) =>
        siteUrl(pathFor(edition, 'authors', slug)),
      ),
      topics: article.topics.map(({ name }) => name),
    },
  });
}

/** For a further page of an article's thread. */
export async function threadMetadata(edition: Edition, article: Article, path: string, title: string) {
  const t = await getTranslations('Thread');
  return pageMetadata({
    edition,
    title,
    description: t('description', { title: isolate(article.title) }),
    path,
    feed: await threadFeed(edition, article),
    picture: shareImageOf(edition, article),
  });
}

async function threadFeed(edition: Edition, { slug, title }: Article) {
  const t = await getTranslations('Feed');
  return {
    title: t('threadTitle', { title: isolate(title) }),
    path: pathFor(edition, 'articles', slug, 'feed.xml'),
  };
}
