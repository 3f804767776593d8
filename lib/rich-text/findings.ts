/** The proofreader's findings in a document of the rich editor: of each block once, and of the text as a whole. */
import type { Node } from 'prosemirror-model';
import {
  type Finding,
  type HouseStyle,
  type RuleName,
  ruleNames,
  rulesOfWholeText,
} from '@/lib/proofread/finding';
import { proofread } from '@/lib/proofread/proofread';
import { type BlockProse, proseOfBlock } from './prose';

/** A finding at its places in the document; a change is from the start of the finding. */
export interface PlacedFinding extends Pick<Finding, 'rule' | 'level' | 'found' | 'fix'> {
  from: number;
  to: number;
  edits: readonly { from: number; to: number; text: string }[];
}

export interface Proofreader {
  /** Finds what is in a block alone, and keeps it. @returns whether that was work */
  readBlock: (block: Node) => boolean;
  /** All findings in the order of their places, no fix over another; a block that was not read yet is read. */
  findingsIn: (doc: Node) => PlacedFinding[];
}

export function createProofreader(house: HouseStyle): Proofreader {
  const ofWhole = rulesOfWholeText(house);
  const inBlocks = { ...house, off: [...house.off, ...ofWhole] };
  const inWhole = { ...house, off: [...house.off, ...ruleNames.filter((rule) => !ofWhole.includes(rule))] };
  const known = new WeakMap<Node, readonly PlacedFinding[]>();

  function findingsOf(block: Node): readonly PlacedFinding[] {
    const found = known.get(block) ?? proofreadProse(proseOfBlock(block), inBlocks);
    known.set(block, found);
    return found;
  }

  return {
    readBlock(block) {
      if (known.has(block)) return false;
      findingsOf(block);
      return true;
    },
    findingsIn(doc) {
      const whole = wholeProse(doc);
      const found = proofreadProse(whole, inWhole);
      doc.forEach((block, at) => {
        for (const one of findingsOf(block)) found.push({ ...one, from: one.from + at, to: one.to + at });
      });
      return withoutOverlaps(found).sort((one, other) => one.from - other.from);
    },
  };
}

function wholeProse(doc: Node): BlockProse {
  const lines: string[] = [];
  const places: number[] = [];
  doc.forEach((block, at) => {
    const prose = proseOfBlock(block);
    lines.push(prose.text);
    for (const place of prose.places) places.push(at + place);
    places.push(at + block.nodeSize);
  });
  return { text: lines.join('\n'), places };
}

function proofreadProse({ text, places }: BlockProse, house: HouseStyle): PlacedFinding[] {
  const before = (offset: number) => places[offset] ?? 0;
  const behind = (offset: number) => before(offset - 1) + 1;
  return proofread(text, house).flatMap(({ rule, level, start, end, found, fix, edits = [] }) => {
    const from = before(start);
    const changes = edits.map((edit) => {
      const at = edit.start > start ? behind(edit.start) : from;
      // What has nothing between it is taken from where it begins.
      const first = edit.end > edit.start ? before(edit.start) : at;
      return {
        from: first - from,
        to: (edit.end > edit.start ? behind(edit.end) : at) - from,
        text: edit.text,
        length: edit.end - edit.start,
      };
    });
    // A footnote's number within what would be changed: a person must do it.
    if (changes.some((change) => change.to - change.from !== change.length)) return [];
    const placed = changes.map(({ from: first, to, text: words }) => ({ from: first, to, text: words }));
    return [{ rule, level, found, from, to: behind(end), edits: placed, ...(fix !== undefined && { fix }) }];
  });
}

const precedence = new Map<RuleName, number>(ruleNames.map((rule, index) => [rule, index]));

/** Where two fixes meet, the rule that takes precedence stays; the other is found again once that is mended. */
function withoutOverlaps(findings: readonly PlacedFinding[]): PlacedFinding[] {
  const order = ({ rule }: PlacedFinding) => precedence.get(rule) ?? 0;
  const taken = new Set<number>();
  return [...findings]
    .sort((one, other) => order(one) - order(other))
    .filter(({ from, to, fix }) => {
      if (fix === undefined) return true;
      const places = Array.from({ length: to - from }, (_, index) => from + index);
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}
