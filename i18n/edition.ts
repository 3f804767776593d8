import { formatTag } from '@/lib/site/number-style';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';

const messages: Record<Edition, typeof ar> = { ar, en };

/** The words, formats and time zone of an edition, for next-intl's functions outside pages: feeds and mail. */
export function intlOf(edition: Edition) {
  return {
    locale: formatTag(site.editions[edition].lang, siteSettings().dates),
    messages: messages[edition],
    timeZone: siteSettings().dates.timeZone,
  };
}
