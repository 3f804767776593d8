import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { makeFirstAdmin } from '@/app/(desk)/desk/welcome/actions';
import { EntranceView } from '@/components/desk/accounts/entrance-view';
import { WelcomeForm } from '@/components/desk/accounts/welcome-form';
import { isFirstAdminToken } from '@/db/accounts/first-admin';
import { SIGN_IN } from '@/lib/desk/paths';

/** Where the link leads that is printed at the start of a site without an admin; opening it changes nothing. */
export default async function WelcomePage({ params }: PageProps<'/desk/welcome/[token]'>) {
  const t = await getTranslations('DeskWelcome');
  const { DeskWelcome, DeskPassword } = await getMessages();
  const { token } = await params;
  const isValid = await isFirstAdminToken(token);
  return (
    <EntranceView
      title={t('title')}
      explain={t(isValid ? 'explain' : 'expired')}
      below={<a href={SIGN_IN}>{t('signIn')}</a>}
    >
      {isValid && (
        <NextIntlClientProvider messages={{ DeskWelcome, DeskPassword }}>
          <WelcomeForm action={makeFirstAdmin} token={token} />
        </NextIntlClientProvider>
      )}
    </EntranceView>
  );
}
