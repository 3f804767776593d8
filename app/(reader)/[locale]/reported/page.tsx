import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/site/notice';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/reported'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('Report');
  return hiddenMetadata(toEdition((await params).locale), t('thanks'));
}

/** Thanks for a report. It names no comment: by now the comment may be waiting for a moderator. */
export default async function ReportedPage() {
  const t = await getTranslations('Report');
  return (
    <Notice title={t('thanks')} home={t('home')}>
      <p>{t('thanksExplain')}</p>
    </Notice>
  );
}
