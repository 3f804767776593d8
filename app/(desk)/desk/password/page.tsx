import { getTranslations } from 'next-intl/server';
import { PasswordForm } from '@/components/desk/accounts/password-form';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { requireStaffPage } from '@/db/accounts/session';
import { changeOwnPassword } from './actions';

export default async function PasswordPage({ searchParams }: PageProps<'/desk/password'>) {
  const staff = await requireStaffPage('account');
  const t = await getTranslations('DeskPassword');
  const { changed } = await searchParams;
  return (
    <DeskPage title={t('title')} explain={t('explain')} staff={staff}>
      <section id="password" className={formStyles.section} aria-label={t('title')}>
        <PasswordForm action={changeOwnPassword} email={staff.email} changed={changed === '1'} />
      </section>
    </DeskPage>
  );
}
