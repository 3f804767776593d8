/** Findings counted by their rule, for reports. */
import type { HouseStyle, RuleName } from './finding';
import type { TextFormat } from './markup';
import { proofread } from './proofread';

export type FindingCounts = Partial<Record<RuleName, number>>;

export function countFindings(text: string, house: HouseStyle, format: TextFormat): FindingCounts {
  const counts: FindingCounts = {};
  for (const { rule } of proofread(text, house, format)) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** Adds counts to others. */
export function addCounts(sums: FindingCounts, counts: FindingCounts): void {
  for (const [rule, count] of Object.entries(counts) as [RuleName, number][])
    sums[rule] = (sums[rule] ?? 0) + count;
}

export function sumOf(counts: FindingCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
