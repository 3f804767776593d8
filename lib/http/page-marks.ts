/** What a page of the reader wing says about itself in `<meta name="maqal" content="…">`; never sent to a reader. */
export type PageMark =
  /** Belongs to the reader wing: complete HTML, to be sent without the framework's scripts. */
  | 'reader'
  /** Nothing is at this address: answer 404, and store nothing, since anybody can invent such addresses. */
  | 'missing'
  /** Says that a page could not be made: answer 500. */
  | 'failure'
  /** Says that more was sent than is taken: answer 413. */
  | 'oversize'
  /** For one person's eyes: never stored. */
  | 'private'
  /** One of endlessly many that anybody can ask for, as the answers of search are: not stored. */
  | 'endless';

/** The last part of the address of the page to which an action leads those it has no time for. */
export const CROWDED = 'crowded';

/** Stands in the built page that tells of a failure, for its number (server/http/responses.ts). */
export const FAULT_SLOT = '[fault]';

/** And for what its reader had posted (server/http/form-replay.ts), in a form that is hidden when nothing was written in it. */
export const FORM_ECHO_SLOT = '[again]';
export const FORM_ECHO_HIDDEN = 'data-again="true" hidden=""';
export const FORM_ECHO_SHOWN = 'data-again="true"';

/** The status a marked page is answered with; 200 for all others. */
export function statusOf(marks: ReadonlySet<PageMark>): 200 | 404 | 413 | 500 {
  if (marks.has('failure')) return 500;
  if (marks.has('oversize')) return 413;
  return marks.has('missing') ? 404 : 200;
}

/** Whether an answer may be kept for the next reader of its address. */
export function isStorable(marks: ReadonlySet<PageMark>): boolean {
  return statusOf(marks) === 200 && !marks.has('private') && !marks.has('endless');
}

/** What a page that is not stored here says to those on the way, and to the reader's own browser. */
export function cacheControlOf(marks: ReadonlySet<PageMark>): string {
  const isHarmless = statusOf(marks) === 200 && !marks.has('private');
  // Whoever goes back from an article to the answers need not wait for them; whoever asks again gets what is new.
  return isHarmless ? 'private, no-cache' : 'private, no-store';
}
