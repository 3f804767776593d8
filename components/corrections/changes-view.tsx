import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/site/list-heading';
import type { Change } from '@/db/corrections/corrections';
import type { ArticleSnapshot } from '@/db/schema/writing';
import { textOfBlocks } from '@/lib/html/block-text';
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
            {change.texts && <Texts {...change.texts} />}
            {!change.texts && <p className={styles.missing}>{t(change.isClosed ? 'closed' : 'notKept')}</p>}
          </li>
        ))}
      </ol>
    </main>
  );
}

const COMPARED = ['title', 'standfirst', 'author', 'heroAlt', 'heroCaption', 'heroCredit'] as const;

/** What readers saw before and after, where it differs. */
async function Texts({ before, after }: { before: ArticleSnapshot; after: ArticleSnapshot }) {
  const t = await getTranslations('Corrections');
  const fields = [
    ...COMPARED.map((name) => ({ name, before: before[name], after: after[name] })),
    { name: 'body', before: textOfBlocks(before.body), after: textOfBlocks(after.body) },
  ] as const;
  return fields
    .filter((field) => field.before !== field.after)
    .map((field) => (
      <div key={field.name} className={styles.field}>
        <h2>{t(`fields.${field.name}`)}</h2>
        <Differences before={field.before} after={field.after} />
      </div>
    ));
}
