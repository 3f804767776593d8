/**
 * The path of a page in an edition, percent-encoded once: pathFor('ar', 'articles', slug); pathFor('ar') is
 * '/ar'. Segments come decoded. Throws URIError for a lone surrogate, which no slug contains.
 */
export function pathFor(edition: string, ...segments: readonly (string | number)[]): string {
  return `/${[edition, ...segments].map(encodeURIComponent).join('/')}`;
}

/** The path of an article, or of a page: what has a purpose is one. */
export function articlePathFor(
  edition: string,
  { slug, purpose }: { slug: string; purpose: string | null },
): string {
  return pathFor(edition, purpose === null ? 'articles' : 'pages', slug);
}

/** Names an author to machines, in an article's data as in the microdata of their comments; resolved against the site's address. */
export function personId(edition: string, slug: string): string {
  return `${pathFor(edition, 'authors', slug)}#person`;
}

/** The path of one page of a list: the list's own for page 1. */
export function listPathFor(page: number, edition: string, ...list: readonly string[]): string {
  return page === 1 ? pathFor(edition, ...list) : pathFor(edition, ...list, 'page', page);
}

/** The path of one page of a thread: the article's own for the first page, oldest first. */
export function threadPathFor(
  page: number,
  edition: string,
  slug: string,
  order: 'oldest' | 'newest' = 'oldest',
): string {
  const thread = ['articles', slug, 'comments'];
  if (order === 'newest') return pathFor(edition, ...thread, 'newest', ...(page === 1 ? [] : [page]));
  return page === 1 ? pathFor(edition, 'articles', slug) : pathFor(edition, ...thread, page);
}

/** The path of the author's answers in a thread, from after one of them on; 0 for all. */
export function answersPathFor(edition: string, slug: string, after = 0): string {
  return pathFor(edition, 'articles', slug, 'comments', 'answers', after);
}

/** The path of the comments of an article that are later than one of them; 0 for all. */
export function sincePathFor(edition: string, slug: string, number: number): string {
  return pathFor(edition, 'articles', slug, 'comments', 'since', number);
}
