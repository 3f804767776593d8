import { getTranslations } from 'next-intl/server';
import type { TeamName } from '@/db/team-names';
import styles from './rows.module.css';

interface NameListProps {
  names: readonly TeamName[];
  remove: (form: FormData) => Promise<void>;
}

export async function NameList({ names, remove }: NameListProps) {
  const t = await getTranslations('DeskNames');
  return (
    <section aria-labelledby="names">
      <h2 id="names" className={styles.heading}>
        {t('count', { count: names.length })}
      </h2>
      <ul className={styles.rows}>
        {names.map(({ id, name }) => (
          <li key={id}>
            <p className={styles.main}>
              <bdi>{name}</bdi>
            </p>
            <form className={styles.ways} action={remove}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" aria-label={t('deleteOf', { name })}>
                {t('delete')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
