import { useTranslations } from 'next-intl';
import styles from '@/components/desk/rows.module.css';
import { ARTICLES } from '@/lib/desk/articles-url';
import { DEMO, IMPORT, SITE } from '@/lib/desk/paths';

const STEPS = {
  name: SITE,
  article: `${ARTICLES}/new`,
  import: IMPORT,
  staff: '/desk/staff',
  demo: DEMO,
} as const;

/** The first steps of an owner, each a link to where it is done. @param hasDemo whether there is one to take away */
export function FirstSteps({ hasDemo }: { hasDemo: boolean }) {
  const t = useTranslations('DeskWelcome.next');
  const all = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const steps = all.filter((step) => hasDemo || step !== 'demo');
  return (
    <ol className={styles.rows}>
      {steps.map((step) => (
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
