import { getTranslations } from 'next-intl/server';
import { EntranceView } from '@/components/desk/accounts/entrance-view';
import { NewPasswordForm } from '@/components/desk/accounts/password-form';
import { isResetToken } from '@/db/accounts/lost-password';
import { LOST_PASSWORD } from '@/lib/desk/paths';
import { setNewPassword } from './actions';

/** Where the link of the mail leads; opening it changes nothing, as mail scanners open links too. */
export default async function NewPasswordPage({ searchParams }: PageProps<'/desk/new-password'>) {
  const t = await getTranslations('DeskLostPassword');
  const { token } = await searchParams;
  const isValid = typeof token === 'string' && (await isResetToken(token));
  return (
    <EntranceView
      title={t('newTitle')}
      explain={t(isValid ? 'newExplain' : 'expired')}
      below={<a href={LOST_PASSWORD}>{t('again')}</a>}
    >
      {isValid && <NewPasswordForm action={setNewPassword} token={token} />}
    </EntranceView>
  );
}
