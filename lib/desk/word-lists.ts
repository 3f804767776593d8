import { z } from 'zod';
import { wordActions, wordMatches } from '@/lib/comments/word-rules';
import { type FormValues, lineField, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { countWords, foldArabic, nameKey } from '@/lib/text/arabic';

/** In graphemes; no name and no watched phrase needs more. */
export const LIST_ENTRY_MAX_LENGTH = 60;

/** A watched word. A rule that could never match anything is an error. */
const wordSchema = z
  .object({
    text: lineField(LIST_ENTRY_MAX_LENGTH).refine((text) => foldArabic(text) !== '', {
      error: 'missing',
      abort: true,
    }),
    match: z.enum(wordMatches).catch('exact'),
    action: z.enum(wordActions).catch('hold'),
  })
  .refine(({ text, match }) => match === 'phrase' || (countWords(text) <= 1 && !/\s/u.test(text)), {
    error: 'not-one-word',
    path: ['text'],
  });

export type WordValues = FormValues<typeof wordSchema>;
export interface WordErrors {
  text?: 'missing' | 'too-long' | 'not-one-word' | 'duplicate';
}
export type WordFormState = FormState<WordValues, WordErrors>;

export function parseWord(form: FormData): ParsedForm<z.output<typeof wordSchema>, WordValues, WordErrors> {
  return parseForm(wordSchema, form);
}

/** A name of the newsroom: it must hold a letter or a digit, as names are compared by those. */
const teamNameSchema = z.object({
  name: lineField(LIST_ENTRY_MAX_LENGTH).refine((name) => nameKey(name) !== '', 'missing'),
});

export type TeamNameValues = FormValues<typeof teamNameSchema>;
export interface TeamNameErrors {
  name?: 'missing' | 'too-long' | 'duplicate';
}
export type TeamNameFormState = FormState<TeamNameValues, TeamNameErrors>;

export function parseTeamName(
  form: FormData,
): ParsedForm<z.output<typeof teamNameSchema>, TeamNameValues, TeamNameErrors> {
  return parseForm(teamNameSchema, form);
}
