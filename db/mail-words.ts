import { createFormatter, createTranslator } from 'next-intl';
import { formatTag } from '@/lib/writing';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { type Edition, site } from '@/site.config';

const messages: Record<Edition, typeof ar> = { ar, en };

/** The words of mails in an edition. Mail is written outside any request, so the edition does not come from one. */
export function mailWords(edition: Edition) {
  const locale = formatTag(site.editions[edition].lang, site.writing);
  const common = { locale, timeZone: site.timeZone };
  return {
    t: createTranslator({ ...common, messages: messages[edition], namespace: 'Mail' }),
    format: createFormatter(common),
  };
}
