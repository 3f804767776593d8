import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { PageLinks } from '@/components/pages/page-links';
import { Notice } from '@/components/site/notice';
import { ResubmitForm } from '@/components/site/resubmit-form';
import { REQUEST_ID_SLOT } from '@/lib/http/error-pages';
import { isolate } from '@/lib/text/bidi';
import { toEdition } from '@/site.config';

/**
 * Prebuilt, for server/http/next.ts to answer with when rendering has failed: the database may be what failed. The server
 * renews its links to the pages (server/http/error-pages.ts).
 */
export default async function FailurePage() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Failure');
  return (
    <Notice
      title={t('title')}
      home={t('home')}
      again={t('retry')}
      ways={<PageLinks edition={edition} of={['rules', 'contact']} />}
      mark="failure"
    >
      <p>{t('explain')}</p>
      <p data-fault>{t('fault', { fault: isolate(REQUEST_ID_SLOT) })}</p>
      <ResubmitForm />
    </Notice>
  );
}
