import { getTranslations } from 'next-intl/server';
import { LanguageSwitch } from '@/components/desk/desk-header';
import { Wordmark } from '@/components/site/wordmark';
import { deskLanguage } from '@/i18n/desk-language';
import type { SignInFormState } from '@/lib/desk/sign-in-form';
import type { FormAction } from '@/lib/forms/state';
import { pathFor } from '@/lib/site/paths';
import { SignInForm } from './sign-in-form';
import styles from './sign-in-view.module.css';

interface SignInViewProps {
  action: FormAction<SignInFormState>;
  /** Path to redirect to. */
  to: string;
}

/** The sign-in page: whose site it is, the form, and what to do about a lost password. */
export async function SignInView({ action, to }: SignInViewProps) {
  const t = await getTranslations();
  const edition = await deskLanguage();
  const title = t('DeskSignIn.title');
  return (
    <>
      <title>{t('Desk.title', { title })}</title>
      <header className={styles.top}>
        <LanguageSwitch edition={edition} />
      </header>
      <main id="content" className={styles.main}>
        <p className={styles.name}>
          <a href={pathFor(edition)}>
            <Wordmark edition={edition} />
          </a>
        </p>
        <section className={styles.card} aria-labelledby="sign-in">
          <h1 id="sign-in">{title}</h1>
          <p className={styles.explain}>{t('DeskSignIn.explain')}</p>
          <SignInForm action={action} to={to} />
        </section>
        <p className={styles.explain}>{t('DeskSignIn.lost')}</p>
      </main>
    </>
  );
}
