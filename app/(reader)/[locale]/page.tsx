import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontPage } from '@/components/front/front-page';
import { JsonLd } from '@/components/site/json-ld';
import { pageMetadata } from '@/components/site/page-metadata';
import { siteJsonLd } from '@/components/site/site-json-ld';
import { readFront } from '@/db/articles/front-page';
import { startOfToday } from '@/db/articles/today';
import { listEditionPicks } from '@/db/comments/picks';
import { listCorrections } from '@/db/corrections/corrections';
import { choosePicks, recentCorrections } from '@/lib/site/front-page';
import { pathFor } from '@/lib/site/paths';
import { siteName, siteTagline } from '@/runtime/site-settings';
import { otherEdition, site, toEdition } from '@/site.config';

type Props = PageProps<'/[locale]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = toEdition((await params).locale);
  const t = await getTranslations();
  const other = otherEdition(edition);
  return pageMetadata({
    edition,
    title: {
      whole: t('Home.title', { site: siteName(edition), tagline: siteTagline(edition) || t('Site.tagline') }),
    },
    description: t('Home.description'),
    path: pathFor(edition),
    translation: { edition: other, path: pathFor(other) },
  });
}

export default async function HomePage({ params }: Props) {
  const edition = toEdition((await params).locale);
  const [today, front] = [await startOfToday(), await readFront(edition)];
  const { picks } = await listEditionPicks(edition, 1);
  const { corrections } = await listCorrections(edition, 1);
  const t = await getTranslations('Home');
  return (
    <main id="content">
      <JsonLd data={siteJsonLd(edition, t('description'))} />
      <FrontPage
        edition={edition}
        today={today}
        front={front}
        picks={choosePicks(picks, front.discussed.length > 0 ? 2 : 1)}
        corrections={recentCorrections(corrections, today, site.front.days)}
      />
    </main>
  );
}
