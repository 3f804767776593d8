import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';

/** Prebuilt, for server/http/next.ts to answer with when more forms come in than can be taken. */
export default async function CrowdedPage() {
  const t = await getTranslations('Crowded');
  return (
    <Notice title={t('title')} home={t('home')} again={t('back')} mark="private">
      <p data-fault>{t('explain')}</p>
      <ResubmitForm />
    </Notice>
  );
}
