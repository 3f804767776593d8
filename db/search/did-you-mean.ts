import { searchWords, termsOf } from '@/lib/search/analyse';
import type { SearchWord } from '@/lib/search/word';
import { removeInvisibles, removeMarks } from '@/lib/text/arabic';
import { nearWords } from '@/lib/text/near-words';
import { isStopWord } from '@/lib/text/stop-words';
import type { Edition } from '@/site.config';
import { documentFrequencies, NO_LIMITS, readArticleTexts, searchMatch } from './search';

/** Words of one question that are looked into: each costs some hundred looks into the index. */
const MENDED = 3;
/** Near words that are tried, the commonest first, and articles of each that are looked through for its spelling. */
const TRIED = { words: 8, articles: 2 };

/**
 * The question as it may have been meant: each word that no article has is replaced by the commonest one that is a slip
 * of the finger away, spelled as an article spells it. Null where nothing is to be mended. Asks the index itself, so it
 * keeps nothing in memory and is never behind.
 */
export async function suggestQuestion(
  edition: Edition,
  question: string,
  now = new Date(),
): Promise<string | null> {
  const { words, designations } = searchWords(question, true);
  const telling = words.filter(
    ({ folded, start }) =>
      !isStopWord(folded) && !designations.some((whole) => whole.start <= start && start < whole.end),
  );
  const known = await documentFrequencies(
    edition,
    telling.flatMap(({ terms }) => terms),
  );
  const unknown = telling.filter(({ terms }) => !terms.some((term) => known.has(term))).slice(0, MENDED);
  let mended = question;
  // From the end, so that the places before it still hold.
  for (const word of unknown.reverse()) {
    const meant = await nearestWord(edition, word, now);
    if (meant) mended = mended.slice(0, word.start) + meant + mended.slice(word.end);
  }
  return mended === question ? null : mended;
}

async function nearestWord(edition: Edition, { folded }: SearchWord, now: Date): Promise<string | null> {
  const near = new Map<string, Set<string>>();
  for (const word of nearWords(folded)) {
    const [stem = ''] = termsOf(word);
    near.set(stem, (near.get(stem) ?? new Set()).add(bare(word)));
  }
  const documents = await documentFrequencies(edition, [...near.keys()]);
  const commonest = [...documents].sort((one, other) => other[1] - one[1]).slice(0, TRIED.words);
  for (const [term] of commonest) {
    const spelled = await spellingOf(edition, term, near.get(term) ?? new Set(), now);
    if (spelled) return spelled;
  }
  return null;
}

/** A folded word without the article, which says nothing of what was meant. */
function bare(folded: string): string {
  return folded.replace(/^ال/, '');
}

/** One of the near words of a term, as a published article writes it, without marks; null where none does. */
async function spellingOf(
  edition: Edition,
  term: string,
  near: ReadonlySet<string>,
  now: Date,
): Promise<string | null> {
  const best = await searchMatch(edition, `"${term}"`, NO_LIMITS, now, { limit: TRIED.articles, offset: 0 });
  for (const { title, text } of await readArticleTexts(best.map(({ id }) => id))) {
    const all = `${title} ${text}`;
    const word = searchWords(all).words.find(({ folded }) => near.has(bare(folded)));
    if (word) return removeMarks(removeInvisibles(all.slice(word.start, word.end)).normalize('NFC'));
  }
  return null;
}
