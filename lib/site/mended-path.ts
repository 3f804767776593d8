/** Addresses as people paste them: with what copying and chats leave at their end, in capitals, with double slashes. */
import { pathFor } from './paths';
import { slugify } from './slug';

/** Places of this site that a mended path may lead to. */
export type MendedPath =
  | { path: string; kind: 'articles' | 'authors' | 'topics'; edition: string; slug: string }
  | { path: string; kind: 'other' };

const MAX_PATH_LENGTH = 2000;

/** What stands around an address in a text: spaces, marks of direction, punctuation, brackets, quotation marks. */
const AROUND = /^[\p{P}\p{S}\p{Z}\p{C}]+|[\p{P}\p{S}\p{Z}\p{C}]+$/gu;

const NAMED = ['articles', 'authors', 'topics'] as const;

/**
 * The path that a mistyped or badly pasted one of an edition means; undefined where there is nothing to mend. Whether
 * anything is at it is for the caller to find out.
 * @param pathname percent-encoded, perhaps twice
 * @param editions the first segments of our paths
 */
export function mendPath(pathname: string, editions: readonly string[]): MendedPath | undefined {
  if (pathname.length > MAX_PATH_LENGTH) return;
  const once = decode(pathname);
  // By a program that encoded what was encoded: %25D9%2585.
  const whole = once !== undefined && /%[\dA-F]{2}/i.test(once) ? decode(once) : once;
  if (once === undefined || whole === undefined) return;
  // Ours are at most six deep.
  const parts = whole
    .split('/')
    .filter((part) => part.replace(AROUND, '') !== '')
    .slice(0, 7);
  const [edition = '', place = ''] = parts.slice(0, 2).map((part) => part.replace(AROUND, '').toLowerCase());
  if (!editions.includes(edition)) return;
  const kind = NAMED.find((name) => name === place);
  const rest = parts.slice(2).map((part, index) => {
    return kind && index === 0 ? slugify(part) : part.replace(AROUND, '');
  });
  const mended = [edition, ...(place ? [place] : []), ...rest];
  // A slash at the end is Next's to take away.
  if (`/${mended.join('/')}` === once.replace(/(?<=[^/])\/$/, '')) return;
  const path = pathFor(edition, ...mended.slice(1));
  const [slug = ''] = rest;
  if (kind && slug) return { path, kind, edition, slug };
  // Those of receipts and subscriptions are secrets, which are not handed on.
  return mended.length <= 2 || place === 'comments' ? { path, kind: 'other' } : undefined;
}

/**
 * Any other path without what was pasted at its end, and without double slashes, for one of the site that stood here
 * before; undefined where that changes nothing.
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
