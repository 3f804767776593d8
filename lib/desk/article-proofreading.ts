/** Proofreading of an article's form: what is found in its fields, and what is mended there when asked. */
import type { Finding, HouseStyle } from '@/lib/proofread/finding';
import { mend, proofread } from '@/lib/proofread/proofread';
import type { ArticleFields } from './article-fields';

/** The fields that readers read as sentences; the body is Markdown. */
const proofreadFields = ['title', 'standfirst', 'body', 'heroCaption', 'heroAlt'] as const;
type ProofreadField = (typeof proofreadFields)[number];

export interface FieldFinding extends Finding {
  field: ProofreadField;
}

export function findingsIn(fields: ArticleFields, house: HouseStyle): FieldFinding[] {
  return proofreadFields.flatMap((field) =>
    proofread(fields[field], house, field === 'body' ? 'markdown' : 'plain').map((finding) => ({
      ...finding,
      field,
    })),
  );
}

/** The value of the button `fix` that asks for all fixes that are safe. */
export const MEND_ALL = 'all';

/** The value of the button `fix` that asks for one fix. */
export function mendValue({ field, rule, start, found }: FieldFinding): string {
  return JSON.stringify([field, rule, start, found]);
}

/**
 * The fields with what was asked for, which is looked for again: the text may have been typed on since its findings were
 * shown. A finding is found again by its rule and its words, the one nearest to its place.
 * @param asked the value of a button; a strange one mends nothing
 */
export function mendFields(
  fields: ArticleFields,
  asked: string,
  house: HouseStyle,
): { fields: ArticleFields; count: number } {
  const findings = findingsIn(fields, house);
  const chosen =
    asked === MEND_ALL ? findings.filter(({ level }) => level === 'fix') : nearest(findings, asked);
  const mended = { ...fields };
  for (const field of proofreadFields)
    mended[field] = mend(
      fields[field],
      chosen.filter((finding) => finding.field === field),
    );
  return { fields: mended, count: chosen.length };
}

function nearest(findings: readonly FieldFinding[], asked: string): FieldFinding[] {
  const [, place] = /^\["\w+","[\w-]+",(\d+),/.exec(asked) ?? [];
  const at = Number(place);
  const distance = ({ start }: Finding) => Math.abs(start - at);
  return findings
    .filter((finding) => finding.fix !== undefined && mendValue({ ...finding, start: at }) === asked)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, 1);
}
