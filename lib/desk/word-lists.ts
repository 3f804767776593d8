import type { WordRule } from '@/lib/comments/word-rules';
import { countGraphemes, countWords, foldArabic, nameKey } from '@/lib/text/arabic';
import { cleanName, looksBlank } from '@/lib/text/clean-text';

export type ListError = 'missing' | 'too-long' | 'not-one-word';

/** In graphemes; no name and no watched phrase needs more. */
export const ENTRY_LIMIT = 60;

/** Reads a watched word as an editor typed it. A rule that could never match anything is an error. */
export function parseWord(typed: string, match: WordRule['match']): { text: string } | { error: ListError } {
  const text = cleanName(typed);
  if (looksBlank(text) || foldArabic(text) === '') return { error: 'missing' };
  if (countGraphemes(text) > ENTRY_LIMIT) return { error: 'too-long' };
  if (match !== 'phrase' && (countWords(text) > 1 || /\s/u.test(text))) return { error: 'not-one-word' };
  return { text };
}

/** Reads a name of the newsroom: it must hold a letter or a digit, as names are compared by those. */
export function parseTeamName(typed: string): { name: string } | { error: 'missing' | 'too-long' } {
  const name = cleanName(typed);
  if (nameKey(name) === '') return { error: 'missing' };
  return countGraphemes(name) > ENTRY_LIMIT ? { error: 'too-long' } : { name };
}
