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
export const FAULT_PLACE = '[fault]';

/** And for what its reader had posted (server/http/form-replay.ts), in a form that is hidden when nothing was written in it. */
export const AGAIN_PLACE = '[again]';
export const AGAIN_HIDDEN = 'data-again="true" hidden=""';
export const AGAIN_SHOWN = 'data-again="true"';

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

export interface StaticPage {
  html: string;
  marks: ReadonlySet<PageMark>;
}

/** What stands in a tag after its name: a `>` or a `<script>` in quotes belongs to a value. */
const ATTRIBUTES = `[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*`;
/** React's separators between text nodes, scripts whole, tags; articles and comments cannot contain the first two. */
const TOKEN = new RegExp(
  `<!--[^<>]*-->|<script\\b(${ATTRIBUTES})>[^]*?</script>|</?[a-z]${ATTRIBUTES}>`,
  'gi',
);
const MARK = /^<meta name="maqal" content="([a-z]+)"\/?>$/;
const SCRIPT_PRELOAD = /^<link\b.*\bas="script"/s;
/** Data blocks, and the script of our own: what stands in the page, and the file, which carries `integrity`. */
const KEPT_SCRIPT = /type="(application\/ld\+json|speculationrules)"|\bintegrity="|\bdata-first=/;

/**
 * Takes the framework's scripts, its inline flight data and its script preloads out of a rendered reader page, and
 * reads the page's marks. Any other HTML comes back as it is, with no marks.
 */
export function cleanPage(html: string): StaticPage {
  const marks = new Set<PageMark>();
  // A page that was cleaned before is told by this at once.
  if (!html.includes('name="maqal"')) return { html, marks };
  const cleaned = html.replace(TOKEN, (token: string, scriptAttributes: string | undefined) => {
    const [, mark] = MARK.exec(token) ?? [];
    if (mark) marks.add(mark as PageMark);
    if (mark || token.startsWith('<!--') || SCRIPT_PRELOAD.test(token)) return '';
    return scriptAttributes === undefined || KEPT_SCRIPT.test(scriptAttributes) ? token : '';
  });
  return { html: marks.has('reader') ? cleaned : html, marks };
}
