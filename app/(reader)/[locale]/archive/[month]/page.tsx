import type { Metadata } from 'next';
import { monthMetadata } from '@/components/archive/month-metadata';
import { MonthView } from '@/components/archive/month-view';
import { Missing } from '@/components/site/missing';
import { NO_MONTH } from '@/lib/site/month';
import { findMonthPage } from '../find';

type Props = PageProps<'/[locale]/archive/[month]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ month: NO_MONTH }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findMonthPage(params);
  return found ? monthMetadata(found) : {};
}

export default async function MonthPage({ params }: Props) {
  const found = await findMonthPage(params);
  return found ? <MonthView {...found} /> : <Missing />;
}
