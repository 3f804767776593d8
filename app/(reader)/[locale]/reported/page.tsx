import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { ReportThanks } from '@/components/site/report-thanks';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/reported'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('Report');
  return hiddenMetadata(toEdition((await params).locale), t('thanks'));
}

export default async function ReportedPage({ params }: Props) {
  return <ReportThanks edition={toEdition((await params).locale)} />;
}
