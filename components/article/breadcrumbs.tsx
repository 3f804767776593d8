import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import type { TopicName } from '@/db/articles';
import { pathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import styles from './breadcrumbs.module.css';

/** The way from the front page to an article: home, its first topic, itself. */
export async function Breadcrumbs(props: { edition: Edition; topic?: TopicName; title: string }) {
  const { edition, topic, title } = props;
  const t = await getTranslations('Article');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className={styles.way}>
        <li>
          <a href={pathFor(edition)}>{t('home')}</a>
        </li>
        {topic && (
          <li>
            <a className={styles.topic} href={pathFor(edition, 'topics', topic.slug)}>
              <BidiText>{topic.name}</BidiText>
            </a>
          </li>
        )}
        {/* The headline follows: who sees the page need not read it twice. */}
        <li className="heard">
          <span aria-current="page">{title}</span>
        </li>
      </ol>
    </nav>
  );
}
