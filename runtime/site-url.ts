import { settings } from './settings';

/** The absolute URL of a path (pathFor of lib/site/paths.ts), for feeds, mails and canonical links. */
export function siteUrl(path: string): string {
  return new URL(path, settings.SITE_URL).href;
}
