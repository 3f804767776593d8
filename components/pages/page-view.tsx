import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ArticleBody } from '@/components/article/article-body';
import { MAX_HEADLINE_TOKEN } from '@/components/article/article-view';
import styles from '@/components/article/article-view.module.css';
import { Breadcrumbs } from '@/components/article/breadcrumbs';
import { Contents } from '@/components/article/contents';
import { HeroFigure } from '@/components/article/hero-figure';
import { PaperNotes } from '@/components/article/paper-notes';
import { TranslationLink } from '@/components/article/translation-link';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import type { Article } from '@/db/articles/article';
import { numberLinks, writeNoteNumbers } from '@/lib/html/link-numbers';
import { digitsOf } from '@/lib/site/number-style';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';
import pageStyles from './page-view.module.css';

/** A page (about, contact, rules…): the text of an article without its byline, its topics and its thread. */
export async function PageView({ edition, page }: { edition: Edition; page: Article }) {
  const t = await getTranslations('Page');
  const format = await getFormatter();
  const write = (number: number) => format.number(number, { useGrouping: false });
  const body = numberLinks(page.body, write);
  return (
    <article className={`${styles.article} ${pageStyles.page}`} data-digits={digitsOf(await getLocale())}>
      <header className={styles.head}>
        <Breadcrumbs edition={edition} article={page} />
        <h1>
          <BidiText longest={MAX_HEADLINE_TOKEN}>{page.title}</BidiText>
        </h1>
        {page.standfirst && (
          <p className={styles.standfirst}>
            <BidiText>{page.standfirst}</BidiText>
          </p>
        )}
        <TranslationLink article={page} />
      </header>
      <HeroFigure hero={page.hero} />
      <Contents article={page} />
      <ArticleBody widths={page.bodyWidths}>{writeNoteNumbers(body.html, write)}</ArticleBody>
      <p className={pageStyles.changed}>
        {t.rich('changed', { time: () => <Moment at={page.updatedAt ?? page.publishedAt} /> })}
      </p>
      <PaperNotes url={siteUrl(pathFor(edition, 'pages', page.slug))} addresses={body.addresses} />
    </article>
  );
}
