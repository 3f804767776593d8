import { createFormatter, createTranslator } from 'next-intl';
import { intlOf } from '@/i18n/edition';
import type { Edition } from '@/site.config';

/** The words of what is wrong with the site, in an edition. */
export function healthWords(edition: Edition) {
  return createTranslator({ ...intlOf(edition), namespace: 'DeskHealth' });
}

/** The words of mails in an edition. Mail is written outside any request, so the edition does not come from one. */
export function mailWords(edition: Edition) {
  const { locale, timeZone } = intlOf(edition);
  return {
    t: createTranslator({ ...intlOf(edition), namespace: 'Mail' }),
    format: createFormatter({ locale, timeZone }),
  };
}
