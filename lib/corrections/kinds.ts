/** What a publication tells readers of its change; a comma is told to nobody. */
export const correctionKinds = ['correction', 'clarification', 'update'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** In graphemes: a paragraph above the text. */
export const MAX_CORRECTION_LENGTH = 600;

export function toCorrectionKind(value: string): CorrectionKind | null {
  return correctionKinds.find((kind) => kind === value) ?? null;
}
