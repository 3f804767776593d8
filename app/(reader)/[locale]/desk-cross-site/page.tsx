import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { WrittenText } from '@/components/site/resubmit-form';
import { DESK } from '@/lib/desk/paths';

/** Prebuilt, for server/http/next.ts to answer with when a form of the desk was not sent from there. */
export default async function DeskCrossSitePage() {
  const t = await getTranslations('Desk');
  const home = (await getTranslations('CrossSite'))('home');
  const desk = (
    <a href={DESK} target="_blank" rel="noopener">
      {t('forbidden.back')}
    </a>
  );
  return (
    <Notice title={t('crossSite.title')} home={home} ways={desk} mark="private">
      <p>{t('crossSite.explain')}</p>
      <WrittenText />
    </Notice>
  );
}
