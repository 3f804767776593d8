import { findArticleById } from '@/db/articles';
import { readShareName, shareImageOf, shareNameOf } from '@/db/share-images';
import { readShareImage } from '@/db/share-store';
import { ETERNAL_COPIES } from '@/lib/caching';
import { hasAnswer } from '@/lib/etag';

/** The picture that stands for a page elsewhere. Its name is that of what it shows, so a copy of it is good for ever. */
export async function GET(request: Request, { params }: RouteContext<'/share/[file]'>) {
  const { file } = await params;
  const named = readShareName(file);
  const article = named && named.id > 0 ? await findArticleById(named.edition, named.id) : undefined;
  if (!named || article === null)
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  // Pages elsewhere go on naming the image of an earlier revision.
  if (file !== shareNameOf(named.edition, article)) {
    const Location = shareImageOf(named.edition, article).url;
    return new Response(null, { status: 302, headers: { Location, 'Cache-Control': 'public, max-age=60' } });
  }
  const headers = {
    'Content-Type': 'image/jpeg',
    'Cache-Control': ETERNAL_COPIES,
    ETag: `"${file}"`,
  };
  if (hasAnswer(request.headers.get('if-none-match'), headers.ETag))
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await readShareImage(named.edition, article)), { headers });
}
