import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';

/** Prebuilt, for server/http/next.ts to answer with when a body is too large. Of a form with a picture its text comes back; of any other it is behind the "back" button. */
export default async function TooLargePage() {
  const t = await getTranslations('TooLarge');
  return (
    <Notice title={t('title')} home={t('home')} mark="oversize">
      <p>{t('explain')}</p>
      <ResubmitForm />
    </Notice>
  );
}
