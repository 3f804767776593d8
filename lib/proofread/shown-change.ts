/** A change as it is shown: with the rest of its word, or with the words beside a space or a mark, which nobody could see alone. */
import type { DiffPart } from '@/lib/text/word-diff';
import type { Finding } from './finding';

const REST_BEFORE = /(?<![\p{L}\p{M}])[\p{L}\p{M}]*$/u;
const REST_AFTER = /^[\p{L}\p{M}]*/u;
const WORD_BEFORE = /(?<![\p{L}\p{M}])[\p{L}\p{M}]*[^\S\n]?$/u;
const WORD_AFTER = /^[^\S\n]?[\p{L}\p{M}]*/u;

/**
 * @param before what stands before the finding, as far as it is shown
 * @param after what stands behind it
 */
export function shownChange(
  before: string,
  { found, fix = '' }: Pick<Finding, 'found' | 'fix'>,
  after: string,
) {
  const beginsWord = /^[\p{L}\p{M}\p{N}]/u.test(found);
  const endsWord = /[\p{L}\p{M}\p{N}]$/u.test(found);
  const [first = ''] = (beginsWord ? REST_BEFORE : WORD_BEFORE).exec(before) ?? [];
  const [last = ''] = (endsWord ? REST_AFTER : WORD_AFTER).exec(after) ?? [];
  const parts: DiffPart[] = [
    { kind: 'same', text: before.slice(0, before.length - first.length) },
    { kind: 'removed', text: first + found + last },
    { kind: 'added', text: first + fix + last },
    { kind: 'same', text: after.slice(last.length) },
  ];
  return parts;
}
