/** The answer of a handler to a form that it took: a page to go to, asked for by GET (RFC 9110 section 15.4.4). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
