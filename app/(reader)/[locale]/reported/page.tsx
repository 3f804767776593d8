import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListHeading } from '@/components/site/list-heading';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { pathFor } from '@/lib/slug';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/reported'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('Report');
  return hiddenMetadata(toEdition((await params).locale), t('thanks'));
}

/** Thanks for a report. It names no comment: by now the comment may be waiting for a moderator. */
export default async function ReportedPage({ params }: Props) {
  const t = await getTranslations('Report');
  return (
    <main id="content" className="column">
      <ListHeading>{t('thanks')}</ListHeading>
      <p>{t('thanksExplain')}</p>
      <p>
        <a href={pathFor(toEdition((await params).locale))}>{t('home')}</a>
      </p>
    </main>
  );
}
