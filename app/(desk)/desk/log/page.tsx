import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { LogFilterForm } from '@/components/desk/log/log-filter';
import { LogList } from '@/components/desk/log/log-list';
import { requireStaffPage } from '@/db/accounts/session';
import { listStaff } from '@/db/accounts/staff';
import { listLog } from '@/db/moderation/log';
import { decisionActions } from '@/db/schema/moderation';
import { logPath, parseLogFilter } from '@/lib/desk/log-url';
import { idFromParam } from '@/lib/site/params';

export default async function LogPage({ searchParams }: PageProps<'/desk/log'>) {
  const staff = await requireStaffPage('log');
  const t = await getTranslations('DeskLog');
  const params = await searchParams;
  const filter = parseLogFilter(params, decisionActions);
  const before = idFromParam(String(params.before ?? '')) ?? undefined;
  const { entries, more } = await listLog({ ...filter, before });
  const last = entries.at(-1);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="log" staff={staff}>
      <LogFilterForm filter={filter} staff={await listStaff()} />
      <LogList entries={entries} />
      {(before !== undefined || more) && (
        <nav aria-label={t('pages')}>
          <p>
            {before !== undefined && <a href={logPath(filter)}>{t('newest')}</a>}{' '}
            {more && last && (
              <a rel="next" href={logPath(filter, last.id)}>
                {t('older')}
              </a>
            )}
          </p>
        </nav>
      )}
    </DeskPage>
  );
}
