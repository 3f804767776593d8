import { z } from 'zod';
import { type FormValues, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanBody, looksBlank } from '@/lib/text/clean-text';
import { seenField } from './decision-form';

/** What an author proposes to the editors: a pick, or that they hold it back. */
export const proposalKinds = ['pick', 'hold'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** In graphemes: a reason, not a letter. */
export const PROPOSAL_NOTE_MAX_LENGTH = 300;

const schema = z
  .object({
    item: seenField,
    kind: z.enum(proposalKinds, 'missing'),
    note: z
      .string()
      .transform(cleanBody)
      .transform((note) => (looksBlank(note) ? '' : note))
      .refine((note) => countGraphemes(note) <= PROPOSAL_NOTE_MAX_LENGTH, 'too-long'),
  })
  .refine(({ kind, note }) => kind === 'pick' || note !== '', { error: 'missing', path: ['note'] });

export type ProposalValues = Pick<FormValues<typeof schema>, 'kind' | 'note'>;

export interface ProposalErrors {
  kind?: 'missing';
  note?: 'missing' | 'too-long';
  form?: 'gone';
}

export type ProposalFormState = FormState<ProposalValues, ProposalErrors>;

export interface Proposal {
  commentId: number;
  kind: ProposalKind;
  note: string;
}

/** A reference to a comment that cannot be read is that to one that is gone. */
export function parseProposal(form: FormData): ParsedForm<Proposal, ProposalValues, ProposalErrors> {
  const parsed = parseForm<typeof schema, ProposalErrors>(schema, form);
  const values = { kind: parsed.values.kind, note: parsed.values.note };
  if ('errors' in parsed) return { errors: parsed.errors, values };
  const { item, kind, note } = parsed.data;
  return item ? { data: { commentId: item.id, kind, note }, values } : { errors: { form: 'gone' }, values };
}
