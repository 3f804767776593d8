import { useFormatter, useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import { Name } from '@/components/site/name';
import type { DemoPlan } from '@/db/demo/plan';
import { deskPathOf } from '@/lib/desk/articles-url';
import { HEALTH } from '@/lib/desk/paths';
import styles from './demo-removal.module.css';

interface DemoRemovalProps {
  /** Of what goes if nothing that was edited does. */
  plan: DemoPlan;
  action: (form: FormData) => Promise<void>;
}

/** What goes, what was edited here and stays unless it is ticked, and the button. */
export function DemoRemoval({ plan, action }: DemoRemovalProps) {
  const t = useTranslations('DeskDemo');
  const format = useFormatter();
  const { articles, authors, topics, comments, ownComments, pictures, edited } = plan;
  const counts = {
    articles: articles.filter(({ purpose }) => purpose === null).length,
    pages: articles.filter(({ purpose }) => purpose !== null).length,
    comments,
    authors: authors.length,
    topics: topics.length,
    pictures: pictures.length,
  };
  const isEdited = Object.values(edited).some((rows) => rows.length > 0);
  return (
    <form className={`${formStyles.form} ${styles.form}`} action={action}>
      <dl className={styles.counts}>
        {(Object.keys(counts) as (keyof typeof counts)[]).map((name) => (
          <div key={name}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{format.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {ownComments > 0 && <p className={formStyles.note}>{t('ownComments', { count: ownComments })}</p>}
      <p className={formStyles.note}>{t('stays')}</p>
      {isEdited && (
        <section className={formStyles.section} aria-labelledby="edited">
          <h2 id="edited">{t('edited')}</h2>
          <ul>
            {edited.articles.map((row) => (
              <li key={`article-${row.id}`}>
                <a href={deskPathOf(row)}>
                  <Name>{row.title}</Name>
                </a>
              </li>
            ))}
            {(['authors', 'topics'] as const).flatMap((kind) =>
              edited[kind].map(({ id, name }) => (
                <li key={`${kind}-${id}`}>
                  <a href={`/desk/${kind}/${id}`}>
                    <Name>{name}</Name>
                  </a>
                </li>
              )),
            )}
          </ul>
          <label className={formStyles.check}>
            <input type="checkbox" name="edited" value="remove" />
            {t('withEdited')}
          </label>
        </section>
      )}
      <p className={formStyles.note}>{t('final')}</p>
      <button type="submit" className="primary">
        {t('submit')}
      </button>
      <p>
        <a href={HEALTH}>{t('cancel')}</a>
      </p>
    </form>
  );
}
