import type { ArticleField, ArticleFields } from './article-fields';

/** What a writer may have forgotten, and what keeps nothing from being published. Worded in messages/, `DeskArticle.remarks`. */
export type ArticleRemark = 'hero-without-alt' | 'pictures-without-alt' | 'no-translation';

/** The field that each is about. */
export const REMARK_FIELDS = {
  'hero-without-alt': 'heroAlt',
  'pictures-without-alt': 'body',
  'no-translation': 'translation',
} as const satisfies Record<ArticleRemark, ArticleField>;

/** A picture of Markdown or HTML that says nothing to those who cannot see it. */
const WITHOUT_ALT = /!\[\s*\]\(|<img\b(?![^>]*\salt\s*=\s*["']?[^\s"'>])/i;

/** @param isTranslated whether readers find the translation that is named, where one is */
export function remarksOn(fields: ArticleFields, isTranslated: boolean): ArticleRemark[] {
  const remarks: ArticleRemark[] = [];
  if (fields.hero !== '' && fields.heroAlt.trim() === '') remarks.push('hero-without-alt');
  if (WITHOUT_ALT.test(fields.body)) remarks.push('pictures-without-alt');
  if (!isTranslated) remarks.push('no-translation');
  return remarks;
}
