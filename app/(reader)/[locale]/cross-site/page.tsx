import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';

/** Prebuilt, for server/http/next.ts to answer with when a form was sent from another site's page. */
export default async function CrossSitePage() {
  const t = await getTranslations('CrossSite');
  return (
    <Notice title={t('title')} home={t('home')} mark="private">
      <p>{t('explain')}</p>
      <ResubmitForm />
    </Notice>
  );
}
