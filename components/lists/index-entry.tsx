import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { NewestArticle } from '@/db/articles/topics';
import type { Edition } from '@/site.config';
import styles from './index-entry.module.css';

interface IndexEntryProps {
  edition: Edition;
  /** From pathFor. */
  path: string;
  name: string;
  isPerson?: boolean;
  /** What it is, or who; may be empty. */
  line: string;
  articles: number;
  newest: NewestArticle;
}

/** A topic or an author in an index: name, line, number of articles, the newest of them. */
export async function IndexEntry(props: IndexEntryProps) {
  const { edition, path, name, isPerson = false, line, articles, newest } = props;
  const t = await getTranslations('Archive');
  return (
    <div className={styles.entry}>
      <h2>
        <a href={path}>{isPerson ? <Name>{name}</Name> : <BidiText>{name}</BidiText>}</a>
      </h2>
      {line && (
        <p>
          <BidiText>{line}</BidiText>
        </p>
      )}
      <p className={styles.newest}>
        <ArticleLink edition={edition} article={newest} />
      </p>
      <p className="facts">
        <span>{t('articles', { count: articles })}</span>
        <span>
          <Moment at={newest.publishedAt} />
        </span>
      </p>
    </div>
  );
}
