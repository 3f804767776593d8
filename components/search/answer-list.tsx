import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import type { SearchResult } from '@/db/search/search';
import { pathFor } from '@/lib/site/paths';
import { textDirection } from '@/lib/text/bidi';
import { type Edition, site } from '@/site.config';
import styles from './answer-list.module.css';
import { FoundText } from './found-text';

interface AnswerListProps {
  edition: Edition;
  answers: SearchResult[];
  /** The number of the first one among all answers. */
  start: number;
}

/** The answers to a question in the order of their rank, each with the passage that answers it. */
export function AnswerList({ edition, answers, start }: AnswerListProps) {
  return (
    <ol className={styles.answers} start={start}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <article className={styles.answer}>
            <h2>
              <a href={pathFor(edition, 'articles', answer.slug)}>
                <FoundText found={answer.title} />
              </a>
            </h2>
            <p dir={textDirection(answer.snippet.text, site.editions[edition].dir)}>
              <FoundText found={answer.snippet} />
            </p>
            <p className="facts">
              <bdi>{answer.author.name}</bdi>
              <Moment at={answer.publishedAt} />
              {answer.topic && (
                <a href={pathFor(edition, 'topics', answer.topic.slug)}>
                  <BidiText>{answer.topic.name}</BidiText>
                </a>
              )}
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
