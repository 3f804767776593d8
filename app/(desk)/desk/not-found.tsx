import { useTranslations } from 'next-intl';
import styles from '@/components/desk/desk-page.module.css';
import { RefusalView } from '@/components/desk/refusal-view';

/**
 * What React shows of a refusal (db/accounts/session.ts) where it went to a page by itself, as after an action: Next has
 * begun its answer by then, and the server around it cannot put the page of refusals in its place.
 */
export default function RefusedNavigation() {
  const t = useTranslations('Desk.forbidden');
  return (
    <main id="content" className={styles.main}>
      <title>{t('title')}</title>
      <h1>{t('title')}</h1>
      <RefusalView refusal={null} />
    </main>
  );
}
