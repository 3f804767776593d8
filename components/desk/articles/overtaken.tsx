import { useTranslations } from 'next-intl';
import { Differences } from '@/components/corrections/differences';
import formStyles from '@/components/desk/form.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { OtherCopy } from '@/db/writing/article';
import { type ArticleFields, articleFields } from '@/lib/desk/article-fields';
import { freeText } from '@/lib/forms/free-text';
import { changedWords } from '@/lib/text/word-diff';
import styles from './overtaken.module.css';

/** Two texts of one article side by side: what another saved meanwhile, and how one's own, kept in the form below, differs. */
export function Overtaken({ mine, other }: { mine: ArticleFields; other: OtherCopy }) {
  const t = useTranslations('DeskArticle');
  const different = articleFields.filter((name) => mine[name] !== other.fields[name]);
  return (
    <section id="conflict" className={styles.overtaken} role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        {other.isOwn
          ? t('conflict.own')
          : t.rich('conflict.title', { name: () => <Name>{other.savedBy}</Name> })}
      </h2>
      <p>{t.rich('conflict.explain', { time: () => <Moment at={other.savedAt} withTime /> })}</p>
      {different.map((name) => (
        <div key={name} className={styles.field}>
          <h3>{t(`fields.${name}`)}</h3>
          <Differences parts={changedWords(other.fields[name], mine[name])} />
          <details>
            <summary>{t('conflict.theirs')}</summary>
            <textarea
              className={formStyles.field}
              readOnly
              rows={name === 'body' ? 12 : 2}
              aria-label={t('conflict.theirsOf', { field: t(`fields.${name}`) })}
              {...freeText}
              defaultValue={other.fields[name]}
            />
          </details>
        </div>
      ))}
    </section>
  );
}
