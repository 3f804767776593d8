import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { FirstSteps } from '@/components/desk/health/first-steps';
import { requireStaffPage } from '@/db/accounts/session';
import { hasDemo } from '@/db/demo/parts';

/** What a new owner does next; all of it is found in the navigation later. */
export default async function FirstStepsPage() {
  const staff = await requireStaffPage('operate');
  const t = await getTranslations('DeskWelcome');
  return (
    <DeskPage title={t('next.title')} explain={t('next.explain')} staff={staff}>
      <FirstSteps hasDemo={await hasDemo()} />
    </DeskPage>
  );
}
