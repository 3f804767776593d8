import { getTranslations } from 'next-intl/server';
import type { WordRule } from '@/db/word-rules';
import styles from './rows.module.css';

interface WordListProps {
  rules: readonly WordRule[];
  remove: (form: FormData) => Promise<void>;
}

export async function WordList({ rules, remove }: WordListProps) {
  const t = await getTranslations('DeskWords');
  return (
    <section aria-labelledby="words">
      <h2 id="words" className={styles.heading}>
        {t('count', { count: rules.length })}
      </h2>
      <ul className={styles.rows}>
        {rules.map(({ id, text, match, action }) => (
          <li key={id}>
            <p className={styles.main}>
              <bdi>{text}</bdi>
            </p>
            <p className={styles.facts}>
              <span>{t(`matches.${match}`)}</span>
              <span>{t(`actions.${action}`)}</span>
            </p>
            <form className={styles.ways} action={remove}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" aria-label={t('deleteOf', { word: text })}>
                {t('delete')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
