import type { PageMark } from '@/lib/http/page-marks';

interface CleanPage {
  html: string;
  marks: ReadonlySet<PageMark>;
}

/** Attributes of a tag: a `>` or a `<script>` in quotes belongs to a value. */
const ATTRIBUTES = `[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*`;
/** React's separators between text nodes, scripts whole, tags; articles and comments cannot contain the first two. */
const TOKEN = new RegExp(
  `<!--[^<>]*-->|<script\\b(${ATTRIBUTES})>[^]*?</script>|</?[a-z]${ATTRIBUTES}>`,
  'gi',
);
const MARK = /^<meta name="maqal" content="([a-z]+)"\/?>$/;
/** What the page says of the header, and the header's links that it is said of (components/site/header-mark.tsx). */
const HEADER_MARK = /^<meta name="maqal-(section|translation)" content="([^"]+)"\/?>$/;
const HEADER_LINK = /^<a\b.* data-header="(section|translation)"/s;
/** Next repeats for X what Open Graph says, and where X reads it (developer.x.com, "Cards markup"). */
const SAID_TWICE = /^<meta name="twitter:(?:title|description|image)"/;
const SCRIPT_PRELOAD = /^<link\b.*\bas="script"/s;
/** Data blocks, and our own script: its inline part, and its file, which has `integrity`. */
const KEPT_SCRIPT = /type="(application\/ld\+json|speculationrules)"|\bintegrity="|\bdata-first=/;

/**
 * Takes the framework's scripts, its inline flight data and its script preloads out of a rendered reader page, fits the
 * header's links to it, and reads the page's marks. Any other HTML is returned unchanged, with no marks.
 */
export function cleanPage(html: string): CleanPage {
  const marks = new Set<PageMark>();
  // Fast path: already cleaned, or not of the reader wing.
  if (!html.includes('name="maqal"')) return { html, marks };
  const headerMarks = new Map<string, string>();
  const cleaned = html.replace(TOKEN, (token: string, scriptAttributes: string | undefined) => {
    const [, is, path] = HEADER_MARK.exec(token) ?? [];
    if (is && path) {
      headerMarks.set(is, path);
      return '';
    }
    const [, kind] = HEADER_LINK.exec(token) ?? [];
    if (kind) return fitLink(token, kind, headerMarks.get(kind));
    const [, mark] = MARK.exec(token) ?? [];
    if (mark) marks.add(mark as PageMark);
    if (mark || token.startsWith('<!--') || SCRIPT_PRELOAD.test(token) || SAID_TWICE.test(token)) return '';
    return scriptAttributes === undefined || KEPT_SCRIPT.test(scriptAttributes) ? token : '';
  });
  return { html: marks.has('reader') ? cleaned : html, marks };
}

function fitLink(link: string, kind: string, path?: string): string {
  const bare = link.replace(` data-header="${kind}"`, '');
  if (!path) return bare;
  if (kind === 'translation') return bare.replace(/ href="[^"]*"/, () => ` href="${path}"`);
  return bare.includes(` href="${path}"`) ? bare.replace('<a', '<a aria-current="true"') : bare;
}
