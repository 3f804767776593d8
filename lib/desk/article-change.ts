/** What a publication tells readers of its change, as the form of an article has it. */
import { type CorrectionKind, MAX_CORRECTION_LENGTH, toCorrectionKind } from '@/lib/corrections/kinds';
import { idFromParam } from '@/lib/site/params';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanName, looksBlank } from '@/lib/text/clean-text';
import type { ArticleErrors, ArticleFields } from './article-fields';

export interface ArticleChange {
  /** null where readers are told nothing. */
  correction: { kind: CorrectionKind; words: string } | null;
  /** Ids of the reports of errors that it mends. */
  mends: number[];
}

export const NOTHING_TOLD: ArticleChange = { correction: null, mends: [] };

/** Reads the fields `change`, `changeWords` and `mends`. */
export function readChange({
  change,
  changeWords,
  mends,
}: ArticleFields): ArticleChange | { errors: ArticleErrors } {
  const kind = toCorrectionKind(change);
  const words = looksBlank(changeWords) ? '' : cleanName(changeWords);
  if (kind === null && words !== '') return { errors: { change: { kind: 'change-kind' } } };
  if (kind !== null && words === '') return { errors: { changeWords: { kind: 'empty' } } };
  if (countGraphemes(words) > MAX_CORRECTION_LENGTH)
    return { errors: { changeWords: { kind: 'too-long', values: { limit: MAX_CORRECTION_LENGTH } } } };
  const ids = mends.split(' ').map(idFromParam);
  return { correction: kind && { kind, words }, mends: ids.filter((id) => id !== null) };
}
