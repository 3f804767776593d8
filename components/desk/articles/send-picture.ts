import { PICTURES } from '@/lib/desk/articles-url';

/** How far the sending of a picture is; its words are under `DeskArticle.drop`. */
export type PictureState =
  | { is: 'sending'; percent: number }
  | { is: 'stored' | 'heavy' | 'refused' | 'signed-out' | 'failed' };

const OUTCOMES: Record<number, 'stored' | 'signed-out' | 'heavy' | 'refused'> = {
  200: 'stored',
  401: 'signed-out',
  413: 'heavy',
  422: 'refused',
};

/** @param status of the answer; 0 where the line broke */
export function pictureOutcome(status: number): PictureState {
  return { is: OUTCOMES[status] ?? 'failed' };
}

/** Sends a picture to be stored. XMLHttpRequest, since `fetch` tells no progress of what is sent. */
export function sendPicture(
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
