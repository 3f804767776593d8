/** What a page of the reader wing says about itself in `<meta name="maqal" content="…">`; never sent to a reader. */
export type PageMark =
  /** Belongs to the reader wing: complete HTML, to be sent without the framework's scripts. */
  | 'reader'
  /** Nothing is at this address: answer 404, and store nothing, since anybody can invent such addresses. */
  | 'missing'
  /** What was at this address was withdrawn: answer 410, and store nothing, since it may come back. */
  | 'gone'
  /** Says that a page could not be made: answer 500. */
  | 'failure'
  /** Says that more was sent than is taken: answer 413. */
  | 'oversize'
  /** For one person's eyes: never stored. */
  | 'private'
  /** One of endlessly many that anybody can ask for, as the answers of search are: not stored. */
  | 'endless';

export function statusOf(marks: ReadonlySet<PageMark>): 200 | 404 | 410 | 413 | 500 {
  if (marks.has('failure')) return 500;
  if (marks.has('oversize')) return 413;
  if (marks.has('gone')) return 410;
  return marks.has('missing') ? 404 : 200;
}

/** Whether a page may be cached. */
export function isStorable(marks: ReadonlySet<PageMark>): boolean {
  return statusOf(marks) === 200 && !marks.has('private') && !marks.has('endless');
}

/** Cache-Control of a page that is not cached here. */
export function cacheControlOf(marks: ReadonlySet<PageMark>): string {
  const isHarmless = statusOf(marks) === 200 && !marks.has('private');
  // The back button shows search results again at once; reloading gets new ones.
  return isHarmless ? 'private, no-cache' : 'private, no-store';
}
