/** Impersonation: names that pass for one of the newsroom's or of an author's (احمد for أحمد). */
import { nameKey } from '@/lib/text/arabic';
import { bareWords, nameShapes, partsOf, shape, wordsOf } from './name-shape';
import { claimShapes, isMadeOfClaims } from './office-names';

/** A name that commenters may not pass for, compiled once for all comments. */
export interface TeamName {
  name: string;
  /** nameKey of the name. */
  key: string;
  shape: string;
  /** The shapes of its words. */
  words: readonly string[];
  /** Those of a full name without the article. */
  bareWords: readonly string[];
  /** The shapes of its words in one order, with the article before them and without it. */
  sorted: string;
  withoutArticle: string;
  /** Of somebody who signs articles; else of the editors' list. */
  isAuthor: boolean;
}

export function compileTeamName(name: string, isAuthor = false): TeamName {
  const words = wordsOf(name);
  const shapes = {
    ...sortedShapes(words),
    shape: shape(name),
    words: words.map(shape),
    bareWords: withoutArticles(words).map(shape),
  };
  return { name, key: nameKey(name), ...shapes, isAuthor };
}

/** One letter makes another short name (سامي and رامي); in a longer one it is seldom noticed. */
const MIN_TYPO_LENGTH = 6;

/** «الحساب الرسمي لموقع»: a name with more of them than this is about somebody, not by them. */
const MAX_CLAIMS = 4;
const MIN_ATTACHED_LENGTH = 2;

/**
 * The name of the team that a name could be taken for: the same key; the same but for look-alike or doubled letters,
 * spaces, signs, digits at the end, the order of its words or words of office around it («المحرر», admin); from six letters
 * up, one letter away; or such a name set apart by signs («سلمى الخوري | بيروت»).
 */
export function findTeamName(name: string, teamNames: readonly TeamName[]): TeamName | undefined {
  const key = nameKey(name);
  const whole = [name, ...partsOf(name)];
  const shapes = new Set(whole.flatMap(shapesOf).filter((form) => form !== ''));
  const sorted = whole.flatMap((part) => [wordsOf(part), bareWords(part)]).map(sortedShapes);
  const spellings = [wordsOf(name), bareWords(name)].map((words) => ({
    words: words.map(shape),
    bare: withoutArticles(words).map(shape),
  }));
  return teamNames.find((team) => {
    if (key !== '' && key === team.key) return true;
    const wanted = team.shape;
    if (wanted === '') return false;
    return (
      [...shapes].some((form) => form === wanted || isOneLetterAway(form, wanted)) ||
      sorted.some((one) => one.sorted === team.sorted || one.withoutArticle === team.withoutArticle) ||
      spellings.some(
        ({ words, bare }) =>
          isBesideClaims(words, team, teamNames) ||
          isBesideClaims(bare, { ...team, words: team.bareWords }, teamNames),
      )
    );
  });
}

/** Whether the name is the team's, in any order, with nothing but words of office and one of the other names. */
function isBesideClaims(words: readonly string[], team: TeamName, others: readonly TeamName[]): boolean {
  const rest = without(words, team.words);
  if (!rest) return false;
  return (
    rest.length === 0 ||
    isMadeOfClaims(shape(rest.join('')), 'any') ||
    others.some((other) => isBesideClaims(rest, other, []))
  );
}

/** What is left of words without others, each once; undefined where one is missing. */
function without(words: readonly string[], others: readonly string[]): string[] | undefined {
  const rest = [...words];
  for (const word of others) {
    const at = rest.indexOf(word);
    if (at < 0) return;
    rest.splice(at, 1);
  }
  return rest;
}

/** The shape of the words in one order, whatever theirs is («الخوري سلمى»), and of a full name without articles («سلمى خوري»). */
function sortedShapes(words: readonly string[]): { sorted: string; withoutArticle: string } {
  const inOrder = (all: readonly string[]) => shape(all.toSorted().join(''));
  return { sorted: inOrder(words), withoutArticle: inOrder(withoutArticles(words)) };
}

function withoutArticles(words: readonly string[]): readonly string[] {
  return words.length > 1 ? words.map((word) => word.replace(/^ال(?=..)/, '')) : words;
}

/** The shapes of the name, and of what is left without words of office around it. */
function shapesOf(name: string): string[] {
  const forms = nameShapes(name);
  const words = bareWords(name);
  for (let count = 0; count < MAX_CLAIMS && words.length > 1; count += 1) {
    if (claimShapes.has(shape(words[0] ?? ''))) words.shift();
    else if (claimShapes.has(shape(words.at(-1) ?? ''))) words.pop();
    else break;
    forms.push(shape(words.join('')));
  }
  return [...new Set(forms.flatMap((form) => [form, ...withoutClaim(form)]))];
}

/** adminMaqal: a word of office written on to the name. */
function withoutClaim(form: string): string[] {
  return [...claimShapes].flatMap((claim) => {
    if (form === claim || claim.length < MIN_ATTACHED_LENGTH) return [];
    const behind = form.startsWith(claim) ? [form.slice(claim.length)] : [];
    return form.endsWith(claim) ? [...behind, form.slice(0, -claim.length)] : behind;
  });
}

/** One letter more, less or other, or two neighbours swapped, in names of MIN_TYPO_LENGTH letters and more. */
function isOneLetterAway(name: string, wanted: string): boolean {
  // Most pairs end here, before they are split: a letter has at most two UTF-16 units.
  if (Math.abs(name.length - wanted.length) > 2) return false;
  const a = Array.from(name);
  const b = Array.from(wanted);
  if (Math.min(a.length, b.length) < MIN_TYPO_LENGTH || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (letters: string[], skipped: number) => letters.slice(start + skipped).join('');
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, 1) === rest(b, 1) || (swapped && rest(a, 2) === rest(b, 2));
}
