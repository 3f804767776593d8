import { getTranslations } from 'next-intl/server';
import { MissingPage } from '@/components/desk/missing-page';
import { requireStaffPage } from '@/db/accounts/session';

/** Catch-all for paths of the desk without a page. */
export default async function UnknownDeskPage() {
  const staff = await requireStaffPage('account');
  const t = await getTranslations('Missing');
  return <MissingPage title={t('title')} explain={t('explain')} staff={staff} />;
}
