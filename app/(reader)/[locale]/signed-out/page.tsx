import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';
import { SIGN_IN } from '@/lib/desk/paths';

/** Prebuilt, for server/http/next.ts to answer with when a form of the desk comes after its sender's session has ended. */
export default async function SignedOutPage() {
  const t = await getTranslations('SignedOut');
  const signIn = (
    <a href={SIGN_IN} target="_blank" rel="noopener">
      {t('signIn')}
    </a>
  );
  return (
    <Notice title={t('title')} home={t('home')} ways={signIn} mark="private">
      <p>{t('explain')}</p>
      <ResubmitForm />
    </Notice>
  );
}
