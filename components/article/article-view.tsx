import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { AuthorBox } from '@/components/author/author-box';
import { CorrectionBox } from '@/components/corrections/correction-box';
import { BidiText } from '@/components/site/bidi-text';
import type { Article } from '@/db/articles/article';
import { numberLinks, writeNoteNumbers } from '@/lib/html/link-numbers';
import { digitsOf } from '@/lib/site/number-style';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';
import { ArticleBody } from './article-body';
import styles from './article-view.module.css';
import { Breadcrumbs } from './breadcrumbs';
import { Byline } from './byline';
import { Contents } from './contents';
import { HeroFigure } from './hero-figure';
import { PaperNotes } from './paper-notes';
import { Share, ShareFirst } from './share';
import { TopicLinks } from './topic-links';
import { TranslationLink } from './translation-link';

/** In UTF-16 units: an unbroken token of a headline must fit a line of 320 px. */
export const MAX_HEADLINE_TOKEN = 16;

/** An article with everything from its breadcrumbs to its author. */
export async function ArticleView({ edition, article }: { edition: Edition; article: Article }) {
  const t = await getTranslations('Article');
  const format = await getFormatter();
  const write = (number: number) => format.number(number, { useGrouping: false });
  const { topics, hero } = article;
  const url = siteUrl(pathFor(edition, 'articles', article.slug));
  const body = numberLinks(article.body, write);
  return (
    <article className={styles.article} data-digits={digitsOf(await getLocale())}>
      <header className={styles.head}>
        <Breadcrumbs edition={edition} article={article} />
        <h1>
          <BidiText longest={MAX_HEADLINE_TOKEN}>{article.title}</BidiText>
        </h1>
        {article.standfirst && (
          <p className={styles.standfirst}>
            <BidiText>{article.standfirst}</BidiText>
          </p>
        )}
        <Byline edition={edition} article={article} />
        <ShareFirst url={url} title={article.title} />
        <TranslationLink article={article} />
      </header>
      <HeroFigure hero={hero} />
      <CorrectionBox edition={edition} article={article} place="above" />
      <Contents article={article} />
      <ArticleBody widths={article.bodyWidths}>{writeNoteNumbers(body.html, write)}</ArticleBody>
      <CorrectionBox edition={edition} article={article} place="below" />
      <div className={styles.end}>
        <TopicLinks edition={edition} topics={topics} />
        <Share url={url} title={article.title} />
        <a className={styles.error} href={pathFor(edition, 'articles', article.slug, 'report-error')}>
          {t('reportError')}
        </a>
      </div>
      <AuthorBox edition={edition} authors={[article.author, ...article.coauthors]} />
      <PaperNotes url={url} addresses={body.addresses} />
    </article>
  );
}
