import { getTranslations } from 'next-intl/server';
import { DemoRemoval } from '@/components/desk/demo/demo-removal';
import { DeskPage } from '@/components/desk/desk-page';
import { FirstSteps } from '@/components/desk/health/first-steps';
import { requireStaffPage } from '@/db/accounts/session';
import { hasDemo } from '@/db/demo/parts';
import { planDemoRemoval } from '@/db/demo/plan';
import { takeDemoAway } from './actions';

/** The second step of taking the demo edition away: what goes, what stays, and the button. */
export default async function DemoPage() {
  const staff = await requireStaffPage('operate');
  const t = await getTranslations('DeskDemo');
  const isHere = await hasDemo();
  return (
    <DeskPage title={t('title')} explain={t(isHere ? 'explain' : 'gone')} section="demo" staff={staff}>
      {isHere ? (
        <DemoRemoval plan={await planDemoRemoval(false)} action={takeDemoAway} />
      ) : (
        <FirstSteps hasDemo={false} />
      )}
    </DeskPage>
  );
}
