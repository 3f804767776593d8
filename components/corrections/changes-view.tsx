import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/lists/list-heading';
import type { Change } from '@/db/corrections/corrections';
import type { Edition } from '@/site.config';
import styles from './changes-view.module.css';
import { CorrectionText } from './correction-box';
import { Differences } from './differences';

interface ChangesViewProps {
  edition: Edition;
  article: { slug: string; title: string };
  /** Newest first. */
  changes: readonly Change[];
}

/** What was changed in an article after it was published, with the differences by words. */
export async function ChangesView({ edition, article, changes }: ChangesViewProps) {
  const t = await getTranslations('Corrections');
  return (
    <main id="content" className="column">
      <ListHeading below={<ArticleLink edition={edition} article={article} />}>{t('changes')}</ListHeading>
      {changes.length === 0 && <p>{t('unchanged')}</p>}
      <ol className={styles.changes} reversed>
        {changes.map((change) => (
          <li key={change.id}>
            <CorrectionText correction={change} />
            {change.fields?.map(({ name, parts }) => (
              <div key={name} className={styles.field}>
                <h2>{t(`fields.${name}`)}</h2>
                <Differences parts={parts} />
              </div>
            ))}
            {!change.fields && <p className={styles.missing}>{t(change.isClosed ? 'closed' : 'notKept')}</p>}
          </li>
        ))}
      </ol>
    </main>
  );
}
