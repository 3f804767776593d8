import { listArticlesIn, listMonths } from '@/db/articles/archive';
import { monthFromParam } from '@/lib/site/month';
import { pageNumber } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** A page of the articles of a month, with the months beside it; null where nothing was published in it. */
export async function findMonthPage(params: Promise<{ locale: string; month: string; page?: string }>) {
  const { locale, month: monthParam, page: pageParam } = await params;
  const edition = toEdition(locale);
  const month = monthFromParam(monthParam);
  const page = pageParam === undefined ? 1 : pageNumber(pageParam);
  if (!month || !page) return null;
  const months = await listMonths(edition);
  const index = months.findIndex((one) => one.month === month);
  if (index < 0) return null;
  const list = await listArticlesIn(edition, month, page);
  const [later, earlier] = [months[index - 1]?.month, months[index + 1]?.month];
  return page <= list.pages ? { edition, month, page, list, later, earlier } : null;
}
