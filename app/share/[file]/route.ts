import { findArticleById } from '@/db/articles/article';
import { readShareName, shareImageOf, shareNameOf } from '@/db/media/share-image';
import { readShareImage } from '@/db/media/share-image-store';
import { readSiteIcon } from '@/db/media/site-icon';
import { noPictureResponse, pictureResponse } from '@/lib/http/picture-response';

/** A share image (Open Graph), or the site's icon. */
export async function GET(request: Request, { params }: RouteContext<'/share/[file]'>) {
  const { file } = await params;
  const icon = readSiteIcon(file);
  if (icon) return pictureResponse(request, { file, type: 'image/png' }, () => icon);
  const named = readShareName(file);
  const article = named && named.id > 0 ? await findArticleById(named.edition, named.id) : undefined;
  if (!named || article === null) return noPictureResponse();
  // Other sites keep linking to the image of an earlier revision.
  if (file !== shareNameOf(named.edition, article)) {
    const Location = shareImageOf(named.edition, article).url;
    return new Response(null, { status: 302, headers: { Location, 'Cache-Control': 'public, max-age=60' } });
  }
  return pictureResponse(request, { file, type: 'image/jpeg' }, () => readShareImage(named.edition, article));
}
