import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { FiguresView } from '@/components/desk/figures/figures';
import { OutboxView } from '@/components/desk/figures/outbox-view';
import { requireStaffPage } from '@/db/accounts/session';
import { outboxState } from '@/db/mail/outbox';
import { readStats, STATS_WEEKS } from '@/db/moderation/stats';
import { deskLanguage } from '@/i18n/desk-language';

export default async function FiguresPage() {
  const staff = await requireStaffPage('figures');
  const t = await getTranslations('DeskFigures');
  const edition = await deskLanguage();
  return (
    <DeskPage
      title={t('title')}
      explain={t('explain', { weeks: STATS_WEEKS })}
      section="figures"
      staff={staff}
    >
      <FiguresView figures={await readStats()} edition={edition} />
      <OutboxView outbox={await outboxState()} />
    </DeskPage>
  );
}
