import { createFormatter, createTranslator } from 'next-intl';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { type Edition, site } from '@/site.config';

const messages: Record<Edition, typeof ar> = { ar, en };

/** The words of mails in an edition. Mail is written outside any request, so the edition does not come from one. */
export function mailWords(edition: Edition) {
  const { formatTag } = site.editions[edition];
  const common = { locale: formatTag, timeZone: site.timeZone };
  return {
    t: createTranslator({ ...common, messages: messages[edition], namespace: 'Mail' }),
    format: createFormatter(common),
  };
}
