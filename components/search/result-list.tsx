import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Names } from '@/components/site/names';
import type { SearchResult } from '@/db/search/search';
import { articlePathFor, pathFor } from '@/lib/site/paths';
import { textDirection } from '@/lib/text/bidi';
import { type Edition, site } from '@/site.config';
import { Highlighted } from './highlighted';
import styles from './result-list.module.css';

interface ResultListProps {
  edition: Edition;
  results: SearchResult[];
  /** Rank of the first one. */
  start: number;
}

/** Search results by rank, each with its snippet. */
export async function ResultList({ edition, results, start }: ResultListProps) {
  const t = await getTranslations('Search');
  return (
    <ol className={styles.results} start={start}>
      {results.map((result) => (
        <li key={result.id}>
          <article className={styles.result}>
            <h2>
              <a href={articlePathFor(edition, result)}>
                <Highlighted found={result.title} />
              </a>
            </h2>
            <p dir={textDirection(result.snippet.text, site.editions[edition].dir)}>
              <Highlighted found={result.snippet} />
            </p>
            <p className="facts">
              {result.purpose === null ? (
                <>
                  <span>
                    <Names>{result.authors}</Names>
                  </span>
                  <Moment at={result.publishedAt} />
                </>
              ) : (
                <span>{t('page')}</span>
              )}
              {result.topic && (
                <a href={pathFor(edition, 'topics', result.topic.slug)}>
                  <BidiText>{result.topic.name}</BidiText>
                </a>
              )}
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
