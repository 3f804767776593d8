import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';

/** Prebuilt, for server/http/next.ts to answer with when a body is too large. What was typed is behind the "back" button. */
export default async function TooLargePage() {
  const t = await getTranslations('TooLarge');
  return (
    <Notice title={t('title')} home={t('home')} mark="oversize">
      <p>{t('explain')}</p>
    </Notice>
  );
}
