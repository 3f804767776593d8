import { readFile } from 'node:fs/promises';
import { pathOfPicture } from '@/db/pictures';

const YEAR = 365 * 24 * 60 * 60;

/** A picture of the media folder. Its name is its content's, so a copy of it is good for ever. */
export async function GET(_request: Request, { params }: RouteContext<'/media/[file]'>) {
  const path = pathOfPicture((await params).file);
  const picture = path ? await readFile(path).catch(() => null) : null;
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture), {
    headers: { 'Content-Type': 'image/webp', 'Cache-Control': `public, max-age=${YEAR}, immutable` },
  });
}
