import { createTranslator } from 'next-intl';
import type { ListedCorrection } from '@/db/corrections/corrections';
import { intlOf } from '@/i18n/edition';
import { writeFeed } from '@/lib/feeds/rss';
import { commentHtml } from '@/lib/html/feed-html';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { plainLine } from '@/lib/text/plain-line';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';

/** The feed of the corrections of an edition, in their order; each leads to the differences. */
export function correctionsFeed(edition: Edition, corrections: readonly ListedCorrection[]): string {
  const t = createTranslator(intlOf(edition));
  const { lang, dir, name } = siteEdition(edition);
  const page = siteUrl(pathFor(edition, 'corrections'));
  return writeFeed({
    title: t('Feed.correctionsTitle', { site: name }),
    description: t('Corrections.description', { site: name }),
    link: page,
    self: `${page}/feed.xml`,
    language: lang,
    items: corrections.map(({ id, kind, words, at, article }) => {
      const changes = siteUrl(pathFor(edition, 'articles', article.slug, 'changes'));
      const url = `${changes}#correction-${id}`;
      return {
        title: t('Feed.correction', {
          kind: t(`Corrections.kinds.${kind}`),
          title: isolate(article.title),
        }),
        link: url,
        publishedAt: at,
        updatedAt: null,
        authors: [name],
        summary: plainLine(words.replace(/\s+/g, ' '), dir),
        html: commentHtml(words, { url, lang, dir }),
      };
    }),
  });
}
