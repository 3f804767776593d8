import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { requirePageModerator } from '@/db/desk-session';
import { countWaiting } from '@/db/waiting';

export default async function QueuePage() {
  const moderator = await requirePageModerator();
  const t = await getTranslations('Desk');
  const waiting = await countWaiting();
  return (
    <DeskPage title={t('queue')} section="queue" moderator={moderator}>
      <p>{t('waiting', { count: waiting })}</p>
    </DeskPage>
  );
}
