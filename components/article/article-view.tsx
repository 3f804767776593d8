import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { AuthorBox } from '@/components/author/author-box';
import { CorrectionBox } from '@/components/corrections/correction-box';
import { BidiText } from '@/components/site/bidi-text';
import { HeaderMark } from '@/components/site/header-mark';
import { Picture } from '@/components/site/picture';
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
import { PaperNotes } from './paper-notes';
import { Share, ShareFirst } from './share';
import { TopicLinks } from './topic-links';

/** In UTF-16 units: an unbroken token of a headline must fit a line of 320 px. */
const MAX_HEADLINE_TOKEN = 16;

/** An article with everything from its breadcrumbs to its author. */
export async function ArticleView({ edition, article }: { edition: Edition; article: Article }) {
  const t = await getTranslations('Article');
  const format = await getFormatter();
  const write = (number: number) => format.number(number, { useGrouping: false });
  const { topics, hero, translation } = article;
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
        {translation && (
          <>
            <HeaderMark is="translation" path={pathFor(translation.edition, 'articles', translation.slug)} />
            <p className={styles.translation}>
              <a
                href={pathFor(translation.edition, 'articles', translation.slug)}
                hrefLang={translation.edition}
              >
                {t('translation')}
              </a>
            </p>
          </>
        )}
      </header>
      {hero && (
        <figure className={styles.hero}>
          <Picture
            picture={hero}
            alt={hero.alt}
            sizes="(min-width: 64rem) 60rem, calc(100vw - 2rem)"
            isFirst
          />
          {(hero.caption || hero.credit) && (
            <figcaption>
              <BidiText>{hero.caption}</BidiText>{' '}
              {hero.credit && (
                <small>
                  <BidiText>{hero.credit}</BidiText>
                </small>
              )}
            </figcaption>
          )}
        </figure>
      )}
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
