import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { LogList } from '@/components/desk/log/log-list';
import { requirePageModerator } from '@/db/accounts/session';
import { listLog } from '@/db/moderation/log';
import { idFromParam } from '@/lib/site/params';

export default async function LogPage({ searchParams }: PageProps<'/desk/log'>) {
  const moderator = await requirePageModerator();
  const t = await getTranslations('DeskLog');
  const before = idFromParam(String((await searchParams).before ?? '')) ?? undefined;
  const { entries, more } = await listLog(before);
  const last = entries.at(-1);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="log" moderator={moderator}>
      <LogList entries={entries} />
      {(before !== undefined || more) && (
        <nav aria-label={t('pages')}>
          <p>
            {before !== undefined && <a href="/desk/log">{t('newest')}</a>}{' '}
            {more && last && (
              <a rel="next" href={`/desk/log?before=${last.id}`}>
                {t('older')}
              </a>
            )}
          </p>
        </nav>
      )}
    </DeskPage>
  );
}
