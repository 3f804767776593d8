import { getTranslations } from 'next-intl/server';
import { PasswordForm } from '@/components/desk/accounts/password-form';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { requirePageModerator } from '@/db/accounts/session';
import { changeOwnPassword } from './actions';

export default async function PasswordPage({ searchParams }: PageProps<'/desk/password'>) {
  const moderator = await requirePageModerator();
  const t = await getTranslations('DeskPassword');
  const { changed } = await searchParams;
  return (
    <DeskPage title={t('title')} explain={t('explain')} moderator={moderator}>
      <section id="password" className={formStyles.section} aria-label={t('title')}>
        <PasswordForm action={changeOwnPassword} email={moderator.email} changed={changed === '1'} />
      </section>
    </DeskPage>
  );
}
