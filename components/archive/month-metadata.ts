import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import { type Month, spanOfMonth } from '@/lib/site/month';
import { listPathFor } from '@/lib/site/paths';
import { siteName, siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';

interface MonthPage {
  edition: Edition;
  month: Month;
  page: number;
}

/** Metadata of a page of a month's articles. */
export async function monthMetadata({ edition, month, page }: MonthPage): Promise<Metadata> {
  const t = await getTranslations('Archive');
  const format = await getFormatter();
  const [start] = spanOfMonth(month, siteSettings().dates.timeZone);
  const name = format.dateTime(start, { month: 'long', year: 'numeric' });
  return pageMetadata({
    edition,
    title: page === 1 ? t('month', { month: name }) : t('monthPage', { month: name, page }),
    description: t('monthDescription', { month: name, site: siteName(edition) }),
    path: listPathFor(page, edition, 'archive', month),
  });
}
