import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { NamedRows } from '@/components/desk/named/named-rows';
import { requireStaffPage } from '@/db/accounts/session';
import { listDeskTopics } from '@/db/writing/topics';

export default async function TopicsPage() {
  const staff = await requireStaffPage('catalogue');
  const t = await getTranslations('DeskNamed.topics');
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="topics" staff={staff}>
      <NamedRows kind="topics" list={await listDeskTopics()} />
    </DeskPage>
  );
}
