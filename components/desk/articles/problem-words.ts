import { useTranslations } from 'next-intl';
import { type ArticleProblem, articleErrorKinds } from '@/lib/desk/article-fields';
import type { ProblemKind } from '@/lib/import/problem';

/** The words of a problem: the desk's own, else those of an import, with the line of the body. */
export function useProblemWords(): (problem: ArticleProblem) => string {
  const t = useTranslations();
  return ({ kind, values, line }) => {
    const own = articleErrorKinds.find((known) => known === kind);
    const words = own
      ? t(`DeskArticle.errors.${own}`, { src: String(values?.src ?? '') })
      : t(`Import.mistakes.${kind as ProblemKind}`, values as Record<string, string | number>);
    return line === undefined ? words : t('DeskArticle.errors.line', { line, words });
  };
}
