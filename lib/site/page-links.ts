import { escapeHtml } from '@/lib/html/escape';
import { pathFor } from './paths';
import type { Purpose } from './purpose';

/** A published page of a known purpose. */
export interface StandingPage {
  purpose: Purpose;
  slug: string;
  title: string;
}

/**
 * HTML of the links to the pages of some purposes, in that order; empty for those that an edition has not. Not React's, since
 * the server writes it into prebuilt pages too (server/http/error-pages.ts).
 */
export function pageLinksHtml(
  edition: string,
  of: readonly string[],
  pages: readonly StandingPage[],
): string {
  return of
    .flatMap((purpose) => pages.find((page) => page.purpose === purpose) ?? [])
    .map(
      ({ slug, title }) => `<a href="${pathFor(edition, 'pages', slug)}"><bdi>${escapeHtml(title)}</bdi></a>`,
    )
    .join(' ');
}

/** An element that holds these links alone; its attribute names their purposes. */
const HOLDER = /(<(nav|span)\b[^>]*? data-pages="([a-z ]+)"[^>]*>).*?(?=<\/\2>)/gs;

/** A page of HTML with its links to these pages written anew. */
export function renewPageLinks(html: string, edition: string, pages: readonly StandingPage[]): string {
  return html.replace(
    HOLDER,
    (_, start: string, _tag, of: string) => start + pageLinksHtml(edition, of.split(' '), pages),
  );
}
