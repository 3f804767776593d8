import { DAY_MS } from '@/lib/site/duration';

interface Version {
  number: number;
  createdAt: Date;
  /** The number of the version that it brought back. */
  restoredFrom: number | null;
}

/**
 * The numbers of the versions that need not be kept: beyond the newest `most`, or replaced more than `days` ago. What readers
 * see stays, and what a version that stays brought back.
 * @param versions newest first
 */
export function oldVersions(
  versions: readonly Version[],
  { most, days }: { most: number; days: number },
  now: Date,
): number[] {
  const oldest = now.getTime() - days * DAY_MS;
  const isKept = (index: number) =>
    index === 0 || (index < most && (versions[index - 1]?.createdAt.getTime() ?? 0) >= oldest);
  const kept = versions.filter((_, index) => isKept(index));
  const numbers = new Set(kept.flatMap(({ number, restoredFrom }) => [number, restoredFrom]));
  return versions.map(({ number }) => number).filter((number) => !numbers.has(number));
}
