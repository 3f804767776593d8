import { readFile } from 'node:fs/promises';
import { contentTypeOf, pathOfPicture } from '@/db/pictures';
import { ETERNAL_COPIES } from '@/lib/caching';
import { hasAnswer } from '@/lib/etag';

/** A picture of the media folder. Its name is its content's, so a copy of it is good for ever. */
export async function GET(request: Request, { params }: RouteContext<'/media/[file]'>) {
  const { file } = await params;
  const path = pathOfPicture(file);
  const picture = path ? await readFile(path).catch(() => null) : null;
  if (!picture) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  const headers = {
    'Content-Type': contentTypeOf(file),
    'Cache-Control': ETERNAL_COPIES,
    ETag: `"${file}"`,
  };
  if (hasAnswer(request.headers.get('if-none-match'), headers.ETag))
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture), { headers });
}
