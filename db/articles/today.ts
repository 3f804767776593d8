import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/db/core/tags';
import { dayOf } from '@/lib/site/offset-time';
import { siteSettings } from '@/runtime/site-settings';

/** The start of today in the site's time zone: a cached read, so that who shows the date is rendered anew at midnight. */
export async function startOfToday(): Promise<Date> {
  'use cache: remote';
  cacheTag(tags.day);
  cacheLife('reads');
  const [midnight] = dayOf(new Date(), siteSettings().dates.timeZone);
  return midnight;
}

/** The time, up to an hour old, for the year of a line about rights: without that tag, since the line is on every page. */
export async function approximateNow(): Promise<Date> {
  'use cache: remote';
  cacheLife('reads');
  return new Date();
}
