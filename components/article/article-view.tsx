import { getTranslations } from 'next-intl/server';
import { AuthorBox } from '@/components/author/author-box';
import { BidiText } from '@/components/site/bidi-text';
import type { Article } from '@/db/articles';
import { isolateTokensInHtml } from '@/lib/bidi';
import { pathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import styles from './article-view.module.css';
import { Byline } from './byline';

/** An article from its topics to its author. */
export async function ArticleView({ edition, article }: { edition: Edition; article: Article }) {
  const t = await getTranslations('Article');
  const { topics, hero, translation } = article;
  return (
    <article className={styles.article}>
      <header className={styles.head}>
        {topics.length > 0 && (
          <ul className={styles.topics} aria-label={t('topics')}>
            {topics.map((topic) => (
              <li key={topic.slug}>
                <a href={pathFor(edition, 'topics', topic.slug)}>{topic.name}</a>
              </li>
            ))}
          </ul>
        )}
        <h1>
          <BidiText>{article.title}</BidiText>
        </h1>
        {article.standfirst && (
          <p className={styles.standfirst}>
            <BidiText>{article.standfirst}</BidiText>
          </p>
        )}
        <Byline edition={edition} article={article} />
        {translation && (
          <p className={styles.translation}>
            <a
              href={pathFor(translation.edition, 'articles', translation.slug)}
              hrefLang={translation.edition}
            >
              {t('translation')}
            </a>
          </p>
        )}
      </header>
      {hero && (
        <figure className={styles.hero}>
          <img src={hero.src} width={hero.width} height={hero.height} alt={hero.alt} fetchPriority="high" />
          {(hero.caption || hero.credit) && (
            <figcaption>
              <BidiText>{hero.caption}</BidiText> {hero.credit && <small>{hero.credit}</small>}
            </figcaption>
          )}
        </figure>
      )}
      {/* Sanitised when it was stored (lib/stored-body.ts). */}
      <div className={styles.body} dangerouslySetInnerHTML={{ __html: isolateTokensInHtml(article.body) }} />
      <AuthorBox edition={edition} author={article.author} />
    </article>
  );
}
