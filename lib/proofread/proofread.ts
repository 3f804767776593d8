/**
 * The proofreader: the rules of the Arabic house style as pure functions of a text. It reads in three steps: the prose without
 * its markup (markup.ts), what is quoted covered (checked-text.ts), each rule over what is left (rules.ts).
 */
import { checkedText } from './checked-text';
import { type Edit, type Finding, type HouseStyle, type RuleName, ruleLevels, ruleNames } from './finding';
import { type Prose, placeInSource, proseOf, type TextFormat } from './markup';
import { rules } from './rules';
import { editsOf, type Slip } from './slip';

/** Slips at one place, as one finding: of the rule that takes precedence, with the changes of all. */
interface Draft {
  rule: RuleName;
  start: number;
  end: number;
  /** null of a warning. */
  edits: Edit[] | null;
}

/**
 * Finds what is against the house style, in order of place. Not looked into: code, addresses, names of accounts, tags, markup,
 * front matter, what is quoted («», “”, "", block quotations) and ﴿ ﴾; nor paragraphs mostly in another script. Fixes do not
 * overlap, and once all are applied another run finds none of them.
 *
 * Offsets are UTF-16 units of `text` as it is handed in. `plain` has a paragraph in each line, `markdown` is what
 * `npm run import` reads, `html` a stored body. How a document of the rich editor is handed in: lib/rich-text/prose.ts.
 *
 * @param text at most a few hundred thousand characters: time is linear in its length, some 75 ms for 10,000 words, more on the first call
 */
export function proofread(text: string, house: HouseStyle, format: TextFormat = 'plain'): Finding[] {
  const prose = proseOf(text, format);
  const checked = checkedText(prose.text);
  const drafts: Draft[] = [];
  /** By character of the prose: 1 + the index of the draft that changes it. */
  const owner = new Uint32Array(prose.text.length + 1);
  for (const rule of ruleNames) {
    if (house.off.includes(rule)) continue;
    for (const slip of rules[rule](checked, house)) addSlip(drafts, owner, rule, slip, prose.text);
  }
  return drafts
    .flatMap((draft) => findingOf(draft, text, prose) ?? [])
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** A slip where another rule has found one joins it, unless both change the same letters. */
function addSlip(drafts: Draft[], owner: Uint32Array, rule: RuleName, slip: Slip, text: string): void {
  const { start, end } = slip;
  if (slip.fix === undefined) {
    drafts.push({ rule, start, end, edits: null });
    return;
  }
  const edits = editsOf(slip, text);
  const owners = new Set(owner.subarray(start, end));
  owners.delete(0);
  const [first] = owners;
  if (first === undefined) {
    drafts.push({ rule, start, end, edits });
    owner.fill(drafts.length, start, end);
    return;
  }
  const draft = drafts[first - 1];
  if (
    owners.size > 1 ||
    !draft?.edits ||
    edits.some((edit) => draft.edits?.some((other) => meet(edit, other)))
  )
    return;
  draft.edits.push(...edits);
  draft.start = Math.min(draft.start, start);
  draft.end = Math.max(draft.end, end);
  owner.fill(first, start, end);
}

function meet(one: Edit, other: Edit): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}

/** Back to the text's own offsets; null where markup stands in what would be changed. */
function findingOf({ rule, start, end, edits }: Draft, source: string, prose: Prose): Finding | null {
  const from = placeInSource(prose, start).start;
  const to = placeInSource(prose, end - 1).end;
  const found = { rule, level: ruleLevels[rule], start: from, end: to, found: source.slice(from, to) };
  if (!edits) return found;
  const changes: Edit[] = [];
  let fix = '';
  let at = from;
  for (const edit of edits.sort((one, other) => one.start - other.start)) {
    const isInsertion = edit.start === edit.end;
    const first =
      isInsertion && edit.start > start
        ? placeInSource(prose, edit.start - 1).end
        : placeInSource(prose, edit.start).start;
    const last = isInsertion ? first : placeInSource(prose, edit.end - 1).end;
    // White space may be longer than the one space that stands for it.
    const isWhole = last - first === edit.end - edit.start || source.slice(first, last).trim() === '';
    if (!isWhole) return null;
    changes.push({ start: first, end: last, text: edit.text });
    fix += source.slice(at, first) + edit.text;
    at = last;
  }
  return { ...found, fix: fix + source.slice(at, to), edits: changes };
}

/** A text with the fixes of some findings of its own, which `proofread` gave. */
export function mend(text: string, findings: readonly Finding[]): string {
  let mended = '';
  let at = 0;
  for (const { start, end, fix } of [...findings].sort((one, other) => one.start - other.start)) {
    if (fix === undefined || start < at) continue;
    mended += text.slice(at, start) + fix;
    at = end;
  }
  return mended + text.slice(at);
}
