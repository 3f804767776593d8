import { getTranslations } from 'next-intl/server';
import { NewPasskeyForm } from '@/components/desk/accounts/new-passkey-form';
import { PasskeyList } from '@/components/desk/accounts/passkey-list';
import { PasswordForm } from '@/components/desk/accounts/password-form';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { listPasskeys, takesPasskeys } from '@/db/accounts/passkeys';
import { requireStaffPage } from '@/db/accounts/session';
import { changeOwnPassword, forgetPasskey, namePasskey } from './actions';

/** By what somebody signs in: their password, and their passkeys. */
export default async function PasswordPage({ searchParams }: PageProps<'/desk/password'>) {
  const staff = await requireStaffPage('account');
  const t = await getTranslations('DeskPassword');
  const { changed, ...done } = await searchParams;
  const told = (['added', 'named', 'removed'] as const).find((name) => done[name] === '1');
  const passkeys = await listPasskeys(staff.id);
  return (
    <DeskPage title={t('title')} staff={staff}>
      <section id="password" className={formStyles.section} aria-labelledby="password-title">
        <h2 id="password-title">{t('password')}</h2>
        <p className={formStyles.note}>{t('explain')}</p>
        <PasswordForm action={changeOwnPassword} email={staff.email} changed={changed === '1'} />
      </section>
      {takesPasskeys && (
        <section id="passkeys" className={formStyles.section} aria-labelledby="passkeys-title">
          <h2 id="passkeys-title">{t('passkeys.title')}</h2>
          <p className={formStyles.note}>{t('passkeys.explain')}</p>
          {told && (
            <p className={`${formStyles.done} ${formStyles.told}`} role="status">
              {t(`passkeys.done.${told}`)}
            </p>
          )}
          <PasskeyList passkeys={passkeys} rename={namePasskey} remove={forgetPasskey} />
          <NewPasskeyForm />
          <noscript>
            <p className={formStyles.note}>{t('passkeys.script')}</p>
          </noscript>
        </section>
      )}
    </DeskPage>
  );
}
