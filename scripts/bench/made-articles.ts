/**
 * Synthetic articles for benchmarks, deterministic by seed. Word frequencies follow Zipf's law: a third are function words,
 * and the most frequent other word is in three articles of ten. The words are those of real texts and, for the long tail,
 * derived from roots and patterns, as Arabic derives words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { foldArabic } from '@/lib/text/arabic';
import { isStopWord } from '@/lib/text/stop-words';

export interface MadeArticle {
  slug: string;
  title: string;
  standfirst: string;
  /** Paragraphs of plain text. */
  paragraphs: string[];
  /** Numbers of its synthetic author and topics, from 0 on. */
  author: number;
  topics: number[];
  publishedAt: Date;
}

export const MADE_AUTHORS = 60;
export const MADE_TOPICS = 24;

/** Vocabulary size of a corpus, fitted to 28,298 articles of SaudiNewsNet. */
const VOCABULARY = 120_000;
/** Length of an article in words: median and deviation of a log-normal distribution. */
const LENGTH = { median: 240, spread: 0.45 };
/** Function words: the most frequent ones, a third of all tokens. */
const FUNCTION_WORDS = 60;
/** Topic words of an article, and their share of its other words: each occurs about twice. */
const SUBJECT = { words: 60, share: 0.6 };
const SENTENCE = { from: 8, to: 26 };
const PARAGRAPH = { from: 2, to: 4 };
/** One sentence in this many contains a designation, as in the demo edition. */
const DESIGNATION_EVERY = 14;

const ROOT_LETTERS = Array.from('ءبتثجحخدذرزسشصضطظعغفقكلمنهوي');
/** 1, 2 and 3 stand for the letters of the root. */
const PATTERNS = [
  '123',
  '1ا23',
  'م12و3',
  '12ي3',
  'ت12ي3',
  'م1ا23ة',
  'است12ا3',
  'ان12ا3',
  'ا1ت2ا3',
  'ت1ا23',
  '12ا3ة',
  'م123ة',
  '12ا3',
  'أ12ا3',
  '1و2ا3',
  'م12ا3',
];
const STARTS = ['', '', '', 'ال', 'ال', 'ال', 'وال', 'و', 'بال', 'ب', 'لل', 'ل', 'ف', 'ك'];
const ENDS = ['', '', '', '', 'ة', 'ية', 'ات', 'ين', 'ون', 'ه', 'ها', 'هم', 'ًا', 'ي', 'ان'];
const DESIGNATIONS = ['S', 'F', 'Su', 'MiG', 'T', 'B', 'KM', 'AN'];

/** Yields the articles. @param words the words of real texts, in their order */
export function* madeArticles(count: number, words: readonly string[], seed = 1): Generator<MadeArticle> {
  const random = randomFrom(seed);
  const vocabulary = vocabularyFrom(words, random);
  for (let number = 0; number < count; number += 1) yield madeArticle(number, vocabulary, random);
}

function madeArticle(number: number, vocabulary: readonly string[], random: () => number): MadeArticle {
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const draw = () => zipf(random, vocabulary.length);
  // Besides function words, an article repeats topic words of its own.
  const subject = Array.from({ length: SUBJECT.words }, () => {
    let rank = draw();
    while (rank < FUNCTION_WORDS) rank = draw();
    return vocabulary[rank] ?? '';
  });
  const word = () => {
    const rank = draw();
    const isSubject = rank >= FUNCTION_WORDS && random() < SUBJECT.share;
    return (isSubject ? subject[between(0, subject.length - 1)] : vocabulary[rank]) ?? '';
  };
  const sentence = (length: number) => {
    const line = Array.from({ length }, word);
    if (random() * DESIGNATION_EVERY < 1)
      line[between(0, length - 1)] =
        `${DESIGNATIONS[between(0, DESIGNATIONS.length - 1)]}-${between(2, 700)}`;
    return line.join(' ');
  };
  const paragraph = () => {
    const sentences = Array.from({ length: between(PARAGRAPH.from, PARAGRAPH.to) }, () =>
      sentence(between(SENTENCE.from, SENTENCE.to)),
    );
    return `${sentences.join('. ')}.`;
  };
  const length = Math.round(LENGTH.median * Math.exp(LENGTH.spread * normal(random)));
  const paragraphs = [paragraph()];
  while (paragraphs.join(' ').split(' ').length < length) paragraphs.push(paragraph());
  return {
    slug: `مقال-مصنوع-${number}`,
    title: `${subject.slice(0, 3).join(' ')} ${sentence(between(3, 6))}`,
    standfirst: sentence(between(12, 24)),
    paragraphs,
    author: between(0, MADE_AUTHORS - 1),
    topics: [...new Set([between(0, MADE_TOPICS - 1), between(0, MADE_TOPICS - 1)])],
    publishedAt: new Date(Date.UTC(2016, 0, 1) + number * 90 * 60_000),
  };
}

/**
 * Words by rank: function words with the frequencies of the given texts; then real and synthetic ones, shuffled, since
 * otherwise the forms of one word would have neighbouring ranks and be in nearly every article.
 */
function vocabularyFrom(words: readonly string[], random: () => number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word);
  const functional = ranked.filter((word) => isStopWord(foldArabic(word))).slice(0, FUNCTION_WORDS);
  const known = new Set(functional);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  for (const word of ranked) {
    known.add(word);
    // Two synthetic words for each real one.
    for (let made = 0; made < 2; made += 1) known.add(madeWord(pick));
  }
  const frequent = shuffled([...known].slice(functional.length), random);
  const all = new Set([...functional, ...frequent]);
  while (all.size < VOCABULARY) all.add(madeWord(pick));
  return [...all];
}

function madeWord(pick: (from: readonly string[]) => string): string {
  const root = [pick(ROOT_LETTERS), pick(ROOT_LETTERS), pick(ROOT_LETTERS)];
  const stem = pick(PATTERNS).replace(/[123]/g, (place) => root[Number(place) - 1] ?? '');
  return pick(STARTS) + stem + pick(ENDS);
}

/** Fisher and Yates, as Durstenfeld wrote it in 1964. */
function shuffled(words: string[], random: () => number): string[] {
  for (let last = words.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [words[last], words[other]] = [words[other] ?? '', words[last] ?? ''];
  }
  return words;
}

/** A rank below `size`, drawn by Zipf's law with exponent 1: the inverse of its distribution, taken as continuous. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor((size + 1) ** random()) - 1);
}

/** Box and Muller, 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to 1 from a seed: mulberry32, by Tommy Ettinger, in the public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The words of the demo edition, as they follow one another. */
export function demoWords(): string[] {
  const texts = readdirSync('db/demo').filter((name) => /^\d\d-[^.]+\.md$/.test(name));
  return texts.flatMap(
    (name) => readFileSync(`db/demo/${name}`, 'utf8').match(/[\p{Script=Arabic}\p{M}]{2,}/gu) ?? [],
  );
}
