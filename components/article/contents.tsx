import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import type { Article } from '@/db/articles/article';
import { sectionsOf } from '@/lib/html/body-sections';
import styles from './contents.module.css';

/**
 * An article with so many sections and words (four minutes of reading) opens with a table of contents: a shorter one is
 * scrolled through in less time than a list takes to read.
 */
const MIN = { sections: 3, words: 800 };

/** Table of contents of a long article. */
export async function Contents({ article }: { article: Pick<Article, 'body' | 'words' | 'purpose'> }) {
  const sections = article.words < MIN.words ? [] : sectionsOf(article.body);
  if (sections.length < MIN.sections) return null;
  const t = await getTranslations('Article');
  const contents = t('contents', { kind: article.purpose === null ? 'articles' : 'pages' });
  return (
    <nav className={styles.contents} aria-label={contents}>
      <details>
        <summary>
          <span>{contents}</span> <small>{t('sections', { count: sections.length })}</small>
        </summary>
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${encodeURIComponent(id)}`}>
                <BidiText>{title}</BidiText>
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
