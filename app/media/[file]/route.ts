import { readFile } from 'node:fs/promises';
import { noPicture, pictureAnswer } from '@/app/picture-answer';
import { contentTypeOf, pathOfPicture } from '@/db/media/pictures';

/** A picture of the media folder. */
export async function GET(request: Request, { params }: RouteContext<'/media/[file]'>) {
  const { file } = await params;
  const path = pathOfPicture(file);
  const picture = path ? await readFile(path).catch(() => null) : null;
  if (!picture) return noPicture();
  return pictureAnswer(request, { file, type: contentTypeOf(file) }, async () => picture);
}
