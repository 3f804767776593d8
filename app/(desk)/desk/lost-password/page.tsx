import { getTranslations } from 'next-intl/server';
import { EntranceView } from '@/components/desk/accounts/entrance-view';
import { LostPasswordForm } from '@/components/desk/accounts/lost-password-form';
import formStyles from '@/components/desk/form.module.css';
import { mailsResetLinks } from '@/db/accounts/reset-mail';
import { SIGN_IN } from '@/lib/desk/paths';
import { sendResetLink } from './actions';

/** The way for who lost their password: a link by mail where mails are sent, else whom to ask for what. */
export default async function LostPasswordPage({ searchParams }: PageProps<'/desk/lost-password'>) {
  const t = await getTranslations('DeskLostPassword');
  const { sent } = await searchParams;
  return (
    <EntranceView
      title={t('title')}
      explain={t(mailsResetLinks ? 'explain' : 'ask')}
      below={<a href={SIGN_IN}>{t('toSignIn')}</a>}
    >
      {sent === '1' && (
        <p className={formStyles.done} role="status">
          {t('sent')}
        </p>
      )}
      {mailsResetLinks && <LostPasswordForm action={sendResetLink} />}
    </EntranceView>
  );
}
