import { useTranslations } from 'next-intl';
import styles from '@/components/desk/rows.module.css';
import { ARTICLES } from '@/lib/desk/articles-url';
import { SITE } from '@/lib/desk/paths';

const STEPS = {
  name: SITE,
  article: `${ARTICLES}/new`,
  staff: '/desk/staff',
} as const;

/** The first steps of an owner, each a link to where it is done. */
export function FirstSteps() {
  const t = useTranslations('DeskWelcome.next');
  return (
    <ol className={styles.rows}>
      {(Object.keys(STEPS) as (keyof typeof STEPS)[]).map((step) => (
        <li key={step}>
          <p className={styles.main}>
            <a href={STEPS[step]}>{t(`${step}.title`)}</a>
          </p>
          <p className={styles.facts}>{t(`${step}.explain`)}</p>
        </li>
      ))}
    </ol>
  );
}
