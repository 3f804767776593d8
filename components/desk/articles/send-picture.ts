import { PICTURES } from '@/lib/desk/articles-url';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';

/** How far the sending of pictures is; its words are under `DeskArticle.drop`. */
export type PictureState =
  | { is: 'sending'; percent: number }
  | { is: 'stored' }
  | { is: 'heavy' | 'refused' | 'signed-out' | 'failed'; name: string };

/** What the server says of one that it has stored. */
interface StoredPicture {
  src: string;
  markdown: string;
}

/** The files that are pasted; none beside text, of which office programs put a picture on the clipboard as well. */
export function pastedFiles(clipboard: DataTransfer | null): File[] {
  return clipboard?.getData('text/plain').trim() ? [] : [...(clipboard?.files ?? [])];
}

/**
 * Sends pictures one after the other, so that they stand in their order. What was not stored is told last: it would be missed
 * behind those that were.
 */
export async function sendPictures(
  pictures: readonly File[],
  tell: (state: PictureState) => void,
  put: (stored: StoredPicture) => void,
): Promise<void> {
  let last: PictureState = { is: 'stored' };
  for (const picture of pictures) {
    const { name } = picture;
    const sent =
      picture.size > MAX_SOURCE_BYTES
        ? { status: 413, text: '' }
        : await sendPicture(picture, (percent) => tell({ is: 'sending', percent }));
    if (sent.status === 200) put(JSON.parse(sent.text) as StoredPicture);
    else last = { is: FAILURES[sent.status] ?? 'failed', name };
  }
  tell(last);
}

const FAILURES: Record<number, 'signed-out' | 'heavy' | 'refused'> = {
  401: 'signed-out',
  413: 'heavy',
  422: 'refused',
};

/**
 * Sends a picture to be stored. XMLHttpRequest, since `fetch` tells no progress of what is sent.
 * @returns a status of 0 where the line broke
 */
function sendPicture(
  picture: File,
  tell: (percent: number) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.set('picture', picture);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      tell(Math.round((100 * loaded) / total)),
    );
    request.addEventListener('loadend', () =>
      resolve({ status: request.status, text: request.responseText }),
    );
    request.open('POST', PICTURES);
    request.send(form);
  });
}
