import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import styles from '@/components/desk/health/health.module.css';
import { HealthView } from '@/components/desk/health/health-view';
import { requireStaffPage } from '@/db/accounts/session';
import { readHealthFacts } from '@/db/health/facts';
import { IMPORT, WELCOME } from '@/lib/desk/paths';
import { judgeHealth } from '@/lib/health/judge';

/** Whether the site is well, and what to do where it is not. */
export default async function HealthPage() {
  const staff = await requireStaffPage('operate');
  const t = await getTranslations('DeskHealth');
  const facts = await readHealthFacts();
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="health" staff={staff}>
      <HealthView facts={facts} checks={judgeHealth(facts)} />
      <p className={styles.note}>
        {t.rich('monitor', {
          address: () => (
            <code className="nowrap" dir="ltr" translate="no">
              /healthz?detail
            </code>
          ),
        })}
      </p>
      <p className={styles.ways}>
        <a href={WELCOME}>{t('steps')}</a>
        <a href={IMPORT}>{t('import')}</a>
      </p>
    </DeskPage>
  );
}
