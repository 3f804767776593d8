import { createFormatter, createTranslator } from 'next-intl';
import { intlOf } from '@/i18n/edition';
import type { FileProblem, Problem } from '@/lib/import/problem';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import type { Edition } from '@/site.config';

/** Messages that become part of imported content. */
export const bodyWords = { ar: ar.Article, en: en.Article };
export const importWords = { ar: ar.Import, en: en.Import };

/** Translator and formatter of the import report. */
export function reportWords(edition: Edition) {
  const { locale, timeZone } = intlOf(edition);
  return {
    t: createTranslator({ ...intlOf(edition), namespace: 'Import' }),
    reasons: createTranslator({ ...intlOf(edition), namespace: 'Proofread.reasons' }),
    format: createFormatter({ locale, timeZone }),
  };
}

const { t: inEnglish } = reportWords('en');

/** In English, since terminals show no right-to-left text in order. */
export function describeProblem({ kind, values, quote }: Problem): string {
  const words = inEnglish(`mistakes.${kind}`, values);
  return quote ? `${words}: ${quote}` : words;
}

/** With its field, but without its line. */
export function describeFileProblem(problem: FileProblem): string {
  return `${problem.field ? `${problem.field}: ` : ''}${describeProblem(problem)}`;
}
