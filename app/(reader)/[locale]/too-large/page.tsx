import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';

/** Prebuilt, for server/http/next.ts to answer with when a body is too large. Of a form of the desk its text comes back; of any other it is behind the "back" button. */
export default async function TooLargePage() {
  const t = await getTranslations('TooLarge');
  return (
    <Notice title={t('title')} home={t('home')} mark="oversize">
      <p>{t('explain')}</p>
      <p data-files hidden>
        {t('pictures', { megabytes: MAX_SOURCE_BYTES / 1_000_000 })}
      </p>
      <ResubmitForm />
    </Notice>
  );
}
