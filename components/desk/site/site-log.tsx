import { getTranslations } from 'next-intl/server';
import rows from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { listSiteChanges } from '@/db/site/settings';

/** Who set what, newest first. */
export async function SiteLog({ changes }: { changes: Awaited<ReturnType<typeof listSiteChanges>> }) {
  const t = await getTranslations('DeskSite');
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="site-log">
      <h2 id="site-log" className={rows.heading}>
        {t('log')}
      </h2>
      <ul className={rows.rows}>
        {changes.map(({ id, section, isDefault, by, changedAt }) => (
          <li key={id}>
            <p className={rows.main}>{t(`sections.${section}`)}</p>
            <p className={rows.facts}>
              <Moment at={changedAt} withTime />
              <span>{by ? <Name>{by}</Name> : t('byCommand')}</span>
              {isDefault && <span>{t('wasReset')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
