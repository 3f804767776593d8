/** What Arabic agrees with when it speaks of an article's authors as a noun: their number, and whether all are women. */
export type Writers = 'male' | 'female' | 'other' | 'twoMen' | 'twoWomen' | 'men' | 'women';

/** One man among women makes the noun masculine, and so does one of whom it is not known; alone, such a one is `other`. */
export function writersOf(authors: readonly { gender: 'male' | 'female' | null }[]): Writers {
  const [only] = authors;
  if (authors.length === 1 && only) return only.gender ?? 'other';
  const areWomen = authors.every(({ gender }) => gender === 'female');
  if (authors.length === 2) return areWomen ? 'twoWomen' : 'twoMen';
  return areWomen ? 'women' : 'men';
}
