import { IMMUTABLE, matchesEtag } from './cache-control';

/** An immutable picture: its URL changes with its content. */
export async function pictureResponse(
  request: Request,
  { file, type }: { file: string; type: string },
  read: () => Promise<Buffer>,
): Promise<Response> {
  const headers = { 'Content-Type': type, 'Cache-Control': IMMUTABLE, ETag: `"${file}"` };
  if (matchesEtag(request.headers.get('if-none-match'), headers.ETag))
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await read()), { headers });
}

export function noPictureResponse(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
}
