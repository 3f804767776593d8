import { readFile } from 'node:fs/promises';
import { contentTypeOf, pathOfPicture } from '@/db/media/pictures';
import { noPictureResponse, pictureResponse } from '@/lib/http/picture-response';

/** A picture of the media folder. */
export async function GET(request: Request, { params }: RouteContext<'/media/[file]'>) {
  const { file } = await params;
  const path = pathOfPicture(file);
  const picture = path ? await readFile(path).catch(() => null) : null;
  if (!picture) return noPictureResponse();
  return pictureResponse(request, { file, type: contentTypeOf(file) }, async () => picture);
}
