import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { NamedRows } from '@/components/desk/named/named-rows';
import { requireStaffPage } from '@/db/accounts/session';
import { listDeskAuthors } from '@/db/writing/authors';

export default async function AuthorsPage() {
  const staff = await requireStaffPage('catalogue');
  const t = await getTranslations('DeskNamed.authors');
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="authors" staff={staff}>
      <NamedRows kind="authors" list={await listDeskAuthors()} />
    </DeskPage>
  );
}
