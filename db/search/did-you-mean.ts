import { searchWords, termsOf } from '@/lib/search/analyse';
import type { SearchWord } from '@/lib/search/word';
import { removeInvisibles, removeMarks } from '@/lib/text/arabic';
import { nearWords } from '@/lib/text/near-words';
import { isStopWord } from '@/lib/text/stop-words';
import type { Edition } from '@/site.config';
import { documentFrequencies, NO_LIMITS, readArticleTexts, searchMatch } from './search';

/** Words corrected per query: each costs some hundred lookups in the index. */
const MAX_CORRECTED = 3;
/** Candidates tried per word, the most frequent first, and articles searched for the spelling of each. */
const MAX_TRIED = { words: 8, articles: 2 };

/**
 * Spelling suggestion for a query: each word that no article has is replaced by the most frequent one at edit distance 1,
 * spelled as an article spells it. Null where there is nothing to correct. It reads the index itself, so it keeps nothing
 * in memory and is never stale.
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
  const unknown = telling
    .filter(({ terms }) => !terms.some((term) => known.has(term)))
    .slice(0, MAX_CORRECTED);
  let corrected = question;
  // From the end, so that the offsets before it stay valid.
  for (const word of unknown.reverse()) {
    const meant = await nearestWord(edition, word, now);
    if (meant) corrected = corrected.slice(0, word.start) + meant + corrected.slice(word.end);
  }
  return corrected === question ? null : corrected;
}

async function nearestWord(edition: Edition, { folded }: SearchWord, now: Date): Promise<string | null> {
  const near = new Map<string, Set<string>>();
  for (const word of nearWords(folded)) {
    const [stem = ''] = termsOf(word);
    near.set(stem, (near.get(stem) ?? new Set()).add(withoutArticle(word)));
  }
  const documents = await documentFrequencies(edition, [...near.keys()]);
  const commonest = [...documents].sort((one, other) => other[1] - one[1]).slice(0, MAX_TRIED.words);
  for (const [term] of commonest) {
    const spelled = await spellingOf(edition, term, near.get(term) ?? new Set(), now);
    if (spelled) return spelled;
  }
  return null;
}

/** A folded word without the definite article. */
function withoutArticle(folded: string): string {
  return folded.replace(/^ال/, '');
}

/** One of the candidates of a term as a published article spells it, without marks; null where none does. */
async function spellingOf(
  edition: Edition,
  term: string,
  near: ReadonlySet<string>,
  now: Date,
): Promise<string | null> {
  const best = await searchMatch(edition, `"${term}"`, NO_LIMITS, now, {
    limit: MAX_TRIED.articles,
    offset: 0,
  });
  for (const { title, text } of await readArticleTexts(best.map(({ id }) => id))) {
    const all = `${title} ${text}`;
    const word = searchWords(all).words.find(({ folded }) => near.has(withoutArticle(folded)));
    if (word) return removeMarks(removeInvisibles(all.slice(word.start, word.end)).normalize('NFC'));
  }
  return null;
}
