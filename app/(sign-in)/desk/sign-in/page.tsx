import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { sendSignIn } from '@/app/(desk)/desk/sign-in/actions';
import { EntranceView } from '@/components/desk/accounts/entrance-view';
import { PasskeySignIn } from '@/components/desk/accounts/passkey-sign-in';
import { SignInForm } from '@/components/desk/accounts/sign-in-form';
import { takesPasskeys } from '@/db/accounts/passkeys';
import { currentStaff } from '@/db/accounts/session';
import { LOST_PASSWORD, toDeskPath } from '@/lib/desk/paths';

export default async function SignInPage({ searchParams }: PageProps<'/desk/sign-in'>) {
  const { to: asked, changed } = await searchParams;
  const to = toDeskPath(asked);
  if (await currentStaff()) redirect(to);
  const t = await getTranslations('DeskSignIn');
  return (
    <EntranceView title={t('title')} explain={t('explain')} below={<a href={LOST_PASSWORD}>{t('lost')}</a>}>
      <SignInForm action={sendSignIn} to={to} isChanged={changed === '1'} />
      {takesPasskeys && <PasskeySignIn to={to} />}
    </EntranceView>
  );
}
