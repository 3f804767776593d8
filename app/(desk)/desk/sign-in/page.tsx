import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '@/components/desk/accounts/sign-in-form';
import { DeskPage } from '@/components/desk/desk-page';
import { currentModerator } from '@/db/accounts/session';
import { toDeskPath } from '@/lib/desk/paths';
import { sendSignIn } from './actions';

export default async function SignInPage({ searchParams }: PageProps<'/desk/sign-in'>) {
  const to = toDeskPath((await searchParams).to);
  if (await currentModerator()) redirect(to);
  const t = await getTranslations('DeskSignIn');
  return (
    <DeskPage title={t('title')} explain={t('explain')}>
      <SignInForm action={sendSignIn} to={to} />
    </DeskPage>
  );
}
