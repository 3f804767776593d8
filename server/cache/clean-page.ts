import type { PageMark } from '@/lib/http/page-marks';

interface CleanPage {
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
export function cleanPage(html: string): CleanPage {
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
