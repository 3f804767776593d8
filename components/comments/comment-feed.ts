import { createTranslator } from 'next-intl';
import type { FeedComment } from '@/db/articles/feeds';
import type { PickedComment } from '@/db/comments/picks';
import { intlOf } from '@/i18n/edition';
import { type FeedItem, writeFeed } from '@/lib/feeds/rss';
import { commentHtml } from '@/lib/html/feed-html';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { plainLine } from '@/lib/text/plain-line';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** The feed of an article's thread. Comments come in the order of the feed; each leads to where it is read now. */
export function commentFeed(
  edition: Edition,
  article: { slug: string; title: string },
  comments: readonly FeedComment[],
): string {
  const t = createTranslator(intlOf(edition));
  const title = isolate(article.title);
  const page = siteUrl(pathFor(edition, 'articles', article.slug));
  return writeFeed({
    title: t('Feed.threadTitle', { title }),
    description: t('Thread.description', { title }),
    link: `${page}#comments`,
    self: `${page}/feed.xml`,
    language: site.editions[edition].lang,
    items: comments.map((comment) =>
      itemOf(edition, comment, t(comment.isReply ? 'Feed.reply' : 'Feed.comment', namesOf(comment))),
    ),
  });
}

/** The feed of the editors' picks: dated by the pick, and begun by the editors' line. */
export function picksFeed(edition: Edition, picks: readonly PickedComment[]): string {
  const t = createTranslator(intlOf(edition));
  const page = siteUrl(pathFor(edition, 'picks'));
  const { lang, name } = siteEdition(edition);
  return writeFeed({
    title: t('Feed.picksTitle', { site: name }),
    description: t('Picks.description', { site: name }),
    link: page,
    self: `${page}/feed.xml`,
    language: lang,
    items: picks.map(({ id, name, body, pickNote, pickedAt, article }) =>
      itemOf(
        edition,
        {
          id,
          name,
          body: [pickNote, body].filter(Boolean).join('\n\n'),
          createdAt: pickedAt,
          editedAt: null,
        },
        t('Feed.commentOn', { ...namesOf({ name }), title: isolate(article.title) }),
      ),
    ),
  });
}

function namesOf({ name }: { name: string }) {
  return { name: isolate(name) };
}

function itemOf(
  edition: Edition,
  { id, name, body, createdAt, editedAt }: Omit<FeedComment, 'isReply'>,
  title: string,
): FeedItem {
  const { lang, dir } = site.editions[edition];
  const url = siteUrl(pathFor(edition, 'comments', id));
  return {
    title,
    link: url,
    publishedAt: createdAt,
    updatedAt: editedAt,
    authors: [name],
    summary: plainLine(body.replace(/\s+/g, ' '), dir),
    html: commentHtml(body, { url, lang, dir }),
  };
}
