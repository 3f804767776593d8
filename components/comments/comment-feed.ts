import { createTranslator } from 'next-intl';
import type { FeedComment } from '@/db/articles/feeds';
import { intlOf } from '@/i18n/edition';
import { writeFeed } from '@/lib/feeds/rss';
import { commentHtml } from '@/lib/html/feed-html';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { plainLine } from '@/lib/text/plain-line';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** The feed of an article's thread. Comments come in the order of the feed; each leads to where it is read now. */
export function commentFeed(
  edition: Edition,
  article: { slug: string; title: string },
  comments: readonly FeedComment[],
): string {
  const { lang, dir } = site.editions[edition];
  const t = createTranslator(intlOf(edition));
  const title = isolate(article.title);
  const page = siteUrl(pathFor(edition, 'articles', article.slug));
  return writeFeed({
    title: t('Feed.threadTitle', { title }),
    description: t('Thread.description', { title }),
    link: `${page}#comments`,
    self: `${page}/feed.xml`,
    language: lang,
    items: comments.map(({ id, isReply, name, body, createdAt, editedAt }) => {
      const url = siteUrl(pathFor(edition, 'comments', id));
      return {
        title: t(isReply ? 'Feed.reply' : 'Feed.comment', { name: isolate(name) }),
        link: url,
        publishedAt: createdAt,
        updatedAt: editedAt,
        author: name,
        summary: plainLine(body.replace(/\s+/g, ' '), dir),
        html: commentHtml(body, { url, lang, dir }),
      };
    }),
  });
}
