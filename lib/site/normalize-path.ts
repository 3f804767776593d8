/** Path normalization of pasted URLs: punctuation and direction marks at their end, capitals, double slashes. */
import { pathFor } from './paths';
import { slugify } from './slug';

/** The kind says which table must hold the slug. */
type NormalizedPath =
  | { path: string; kind: (typeof NAMED)[number]; edition: string; slug: string }
  | { path: string; kind: 'other' };

const MAX_PATH_LENGTH = 2000;

/** Characters around a URL in running text: spaces, direction marks, punctuation, brackets, quotation marks. */
const AROUND = /^[\p{P}\p{S}\p{Z}\p{C}]+|[\p{P}\p{S}\p{Z}\p{C}]+$/gu;

/** HTML that was copied with a URL: &nbsp;, &quot;, </a>. */
const MARKUP_AFTER = /(?:&#?\w{2,8};|<\/?\w{1,10}>)+[\p{P}\p{S}\p{Z}\p{C}]*$/u;

const NAMED = ['articles', 'pages', 'authors', 'topics'] as const;

/**
 * Normalizes a path of an edition; undefined where that changes nothing. Whether the result exists is for the caller to
 * find out.
 * @param pathname percent-encoded, perhaps twice
 * @param editions the first segments of our paths
 */
export function normalizePath(pathname: string, editions: readonly string[]): NormalizedPath | undefined {
  if (pathname.length > MAX_PATH_LENGTH) return;
  const once = decode(pathname);
  // Double encoding: %25D9%2585.
  const whole = once !== undefined && /%[\dA-F]{2}/i.test(once) ? decode(once) : once;
  if (once === undefined || whole === undefined) return;
  // Ours are at most six deep.
  const parts = whole
    .replace(MARKUP_AFTER, '')
    .split('/')
    .filter((part) => part.replace(AROUND, '') !== '')
    .slice(0, 7);
  const [edition = '', place = ''] = parts.slice(0, 2).map((part) => part.replace(AROUND, '').toLowerCase());
  if (!editions.includes(edition)) return;
  const kind = NAMED.find((name) => name === place);
  const rest = parts.slice(2).map((part, index) => {
    return kind && index === 0 ? slugify(part) : part.replace(AROUND, '');
  });
  const segments = [edition, ...(place ? [place] : []), ...rest];
  // Next redirects a trailing slash itself.
  if (`/${segments.join('/')}` === once.replace(/(?<=[^/])\/$/, '')) return;
  const path = pathFor(edition, ...segments.slice(1));
  const [slug = ''] = rest;
  if (kind && slug) return { path, kind, edition, slug };
  // Paths of receipts and subscriptions hold secrets, which no redirect repeats.
  return segments.length <= 2 || place === 'comments' ? { path, kind: 'other' } : undefined;
}

/**
 * Trims trailing punctuation and double slashes from any other path, which may be one of a previous site at this
 * address; undefined where that changes nothing.
 */
export function trimPath(pathname: string): string | undefined {
  const typed = pathname.length > MAX_PATH_LENGTH ? undefined : decode(pathname);
  const trimmed = typed?.replace(/\/{2,}/g, '/').replace(/[\p{P}\p{S}\p{Z}\p{C}]+$/u, '');
  if (typed === undefined || !trimmed || trimmed === typed.replace(/\/$/, '')) return;
  return trimmed.split('/').map(encodeURIComponent).join('/');
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
