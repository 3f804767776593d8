/** Matches the editors' word rules in a text, however the words are spelled, and never inside another word. */
import { cliticForms, stemArabic } from '@/lib/text/arabic-stem';
import { isAttached, joined, readWords, spansOf, squeeze } from '@/lib/text/spelling';

export const wordMatches = ['exact', 'stem', 'phrase'] as const;
export const wordActions = ['hold', 'refuse', 'note'] as const;
export type WordAction = (typeof wordActions)[number];

/** A rule of several words is a phrase, whatever its kind. */
export interface WordRule {
  id: number;
  text: string;
  match: (typeof wordMatches)[number];
  action: WordAction;
}

export interface WordMatch {
  ruleId: number;
  /** The rule's text. */
  text: string;
  action: WordAction;
  /** UTF-16 offsets into the text that was searched; the end is exclusive. */
  start: number;
  end: number;
  /** What stands there, as it was typed. */
  found: string;
}

/** Made by compileWordRules, read by findWords. */
export interface CompiledWordRules {
  /** The words of exact rules and phrases, one level a word. */
  phrases: PhraseNode;
  /** Every word of `phrases`. */
  words: ReadonlySet<string>;
  /** The same by their squeezed form. */
  squeezedWords: ReadonlyMap<string, readonly string[]>;
  stems: ReadonlyMap<string, readonly WordRule[]>;
  squeezedStems: ReadonlyMap<string, readonly WordRule[]>;
}

interface PhraseNode {
  rules: WordRule[];
  next: Map<string, PhraseNode>;
}

/** What a word in a text may be: words of `phrases`, and the rules whose stem it has. */
interface Reading {
  words: ReadonlySet<string>;
  rules: ReadonlySet<WordRule>;
}

/** Signs or spaces between two words of one phrase: room for «اشترك ... الآن». */
const MAX_PHRASE_GAP = 5;

/** A doubled letter is spelling (سبب is not سب); no word of Arabic or English has three in a row. */
const STRETCHED = /(.)\1\1/u;

/** 2 3 5 6 7 8 9 are letters of Arabizi (7mar), so only these digits are read as Latin letters; 1 is i or l. */
const LATIN_DIGITS = /(?<=[a-z])[014]|[014](?=[a-z])/g;

/** Compiles rules for findWords. A rule of which folding leaves nothing is ignored. */
export function compileWordRules(rules: readonly WordRule[]): CompiledWordRules {
  const phrases: PhraseNode = { rules: [], next: new Map() };
  const words = new Set<string>();
  const squeezedWords = new Map<string, string[]>();
  const stems = new Map<string, WordRule[]>();
  const squeezedStems = new Map<string, WordRule[]>();
  for (const rule of rules) {
    const parts = readWords(rule.text);
    if (parts.length === 0) continue;
    const together = joined(parts);
    const single = parts.every((part, index) => index === 0 || isAttached(part));
    if (rule.match === 'stem' && single) {
      addTo(stems, stemArabic(together), rule);
      if (together.length > 1) addTo(squeezedStems, stemArabic(squeeze(together)), rule);
      continue;
    }
    const path = parts.map((part) => part.text);
    // v.i.p is a phrase of letters and also the word vip.
    const paths = single && parts.length > 1 ? [path, [together]] : [path];
    for (const way of paths) {
      addPhrase(phrases, way, rule);
      for (const word of way) words.add(word);
    }
  }
  for (const word of words) if (word.length > 1) addTo(squeezedWords, squeeze(word), word);
  return { phrases, words, squeezedWords, stems, squeezedStems };
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function addPhrase(root: PhraseNode, words: readonly string[], rule: WordRule): void {
  let node = root;
  for (const word of words) {
    const next = node.next.get(word) ?? { rules: [], next: new Map() };
    node.next.set(word, next);
    node = next;
  }
  node.rules.push(rule);
}

/**
 * Every place where a rule's word stands, in the order of the text; of places of one rule that overlap, one.
 * Takes time in proportion to the text, however many rules there are.
 */
export function findWords(compiled: CompiledWordRules, text: string): WordMatch[] {
  if (compiled.words.size === 0 && compiled.stems.size === 0) return [];
  const words = readWords(text);
  const spans = spansOf(words);
  const readings = new Map<string, Reading>();
  // For each word, the phrases that have come up to it, and where they start.
  const open = words.map(() => new Map<PhraseNode, number>());
  const matches: WordMatch[] = [];
  const add = (rule: WordRule, start: number, end: number) => {
    const found = text.slice(start, end);
    matches.push({ ruleId: rule.id, text: rule.text, action: rule.action, start, end, found });
  };
  for (const [index, word] of words.entries()) {
    const begun = word.gap <= MAX_PHRASE_GAP ? [...(open[index] ?? [])] : [];
    for (const span of spans[index] ?? []) {
      const end = words[span.end - 1]?.end ?? word.end;
      const reading = readings.get(span.text) ?? readWord(compiled, span.text);
      readings.set(span.text, reading);
      for (const rule of reading.rules) add(rule, word.start, end);
      for (const [node, start] of [...begun, [compiled.phrases, word.start] as const]) {
        for (const spelled of reading.words) {
          const next = node.next.get(spelled);
          for (const rule of next?.rules ?? []) add(rule, start, end);
          if (next && next.next.size > 0) open[span.end]?.set(next, start);
        }
      }
    }
  }
  return withoutOverlaps(matches);
}

function readWord(compiled: CompiledWordRules, word: string): Reading {
  const words = new Set<string>();
  const rules = new Set<WordRule>();
  for (const spelling of new Set([word, readDigits(word, 'i'), readDigits(word, 'l')])) {
    for (const form of cliticForms(spelling)) {
      if (compiled.words.has(form)) words.add(form);
      for (const rule of compiled.stems.get(stemArabic(form)) ?? []) rules.add(rule);
    }
    if (!STRETCHED.test(spelling)) continue;
    for (const form of cliticForms(squeeze(spelling))) {
      for (const spelled of compiled.squeezedWords.get(form) ?? []) {
        if (isStretched(spelling, spelled)) words.add(spelled);
      }
      for (const rule of compiled.squeezedStems.get(stemArabic(form)) ?? []) rules.add(rule);
    }
  }
  return { words, rules };
}

function readDigits(word: string, one: string): string {
  return word.replace(LATIN_DIGITS, (digit) => (digit === '0' ? 'o' : digit === '4' ? 'a' : one));
}

/** Whether the word has each letter of the rule's word at least as often in a row, counted from the end. */
function isStretched(word: string, spelled: string): boolean {
  const given = word.match(/(.)\1*/gu) ?? [];
  const wanted = spelled.match(/(.)\1*/gu) ?? [];
  const before = given.length - wanted.length;
  return wanted.every((run, index) => given[before + index]?.startsWith(run));
}

/** Of the places of one rule that overlap, the one that ends first, and then the shortest. */
function withoutOverlaps(matches: WordMatch[]): WordMatch[] {
  const ends = new Map<number, number>();
  return matches
    .sort((a, b) => a.end - b.end || b.start - a.start)
    .filter(({ ruleId, start, end }) => {
      if (start < (ends.get(ruleId) ?? 0)) return false;
      ends.set(ruleId, end);
      return true;
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || a.ruleId - b.ruleId);
}
