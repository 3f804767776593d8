import { createFormatter, createTranslator } from 'next-intl';
import { intlOf } from '@/i18n/edition';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import type { Edition } from '@/site.config';

/** The words that an import puts into an edition: within a body, and for what has no name. */
export const bodyWords = { ar: ar.Article, en: en.Article };
export const importWords = { ar: ar.Import, en: en.Import };

/** The words of the report, in the language of whoever reads it. */
export function reportWords(edition: Edition) {
  const { locale, timeZone } = intlOf(edition);
  return {
    t: createTranslator({ ...intlOf(edition), namespace: 'Import' }),
    format: createFormatter({ locale, timeZone }),
  };
}
