import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/db/core/tags';
import type { StandingPage } from '@/lib/site/page-links';
import type { Edition } from '@/site.config';
import { readStandingPages } from './standing-pages';

/** As `readStandingPages`, cached. */
export async function listStandingPages(edition: Edition): Promise<StandingPage[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  return readStandingPages(edition);
}
