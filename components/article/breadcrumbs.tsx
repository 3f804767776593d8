import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { HeaderMark } from '@/components/site/header-mark';
import { JsonLd } from '@/components/site/json-ld';
import { breadcrumbsJsonLd } from '@/components/site/site-json-ld';
import type { Article } from '@/db/articles/article';
import { articlePathFor, pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './breadcrumbs.module.css';

/** Breadcrumbs of an article or a page: home, its first topic, itself. */
export async function Breadcrumbs({ edition, article }: { edition: Edition; article: Article }) {
  const { title, topics } = article;
  const [topic] = topics;
  const t = await getTranslations('Article');
  const steps = topic ? [{ name: topic.name, path: pathFor(edition, 'topics', topic.slug) }] : [];
  const itself = { name: title, path: articlePathFor(edition, article) };
  return (
    <nav aria-label={t('breadcrumbs')}>
      <JsonLd data={breadcrumbsJsonLd(edition, [...steps, itself])} />
      {steps[0] && <HeaderMark is="section" path={steps[0].path} />}
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
        {/* Visually hidden, as the headline follows. */}
        <li className="heard">
          <span aria-current="page">{title}</span>
        </li>
      </ol>
    </nav>
  );
}
