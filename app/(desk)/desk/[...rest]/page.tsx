import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { requireStaffPage } from '@/db/accounts/session';

/**
 * Catch-all for paths of the desk without a page. Status 200: Next can answer 404 only with an empty page that a script
 * fills (vercel/next.js#62228), and nobody but moderators comes here.
 */
export default async function UnknownDeskPage() {
  const staff = await requireStaffPage('account');
  const t = await getTranslations('Missing');
  return <DeskPage title={t('title')} explain={t('explain')} staff={staff} />;
}
