import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';
import { REQUEST_ID_SLOT } from '@/lib/http/error-pages';
import { isolate } from '@/lib/text/bidi';

/**
 * Prebuilt, for server/http/next.ts to answer with when rendering has failed. It reads nothing: the database may be what
 * failed.
 */
export default async function FailurePage() {
  const t = await getTranslations('Failure');
  return (
    <Notice title={t('title')} home={t('home')} again={t('retry')} mark="failure">
      <p>{t('explain')}</p>
      <p data-fault>{t('fault', { fault: isolate(REQUEST_ID_SLOT) })}</p>
      <ResubmitForm />
    </Notice>
  );
}
