import { afterEach, expect, test, vi } from 'vitest';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';
import { type PictureState, pastedFiles, sendPictures } from './send-picture';

/** Answers by the name of the picture. */
class FakeRequest {
  status = 0;
  responseText = '';
  upload = { addEventListener() {} };
  #end = () => {};
  addEventListener(_: string, end: () => void) {
    this.#end = end;
  }
  open() {}
  send(form: FormData) {
    const { name } = form.get('picture') as File;
    this.status = name === 'sea.jpg' ? 200 : name === 'list.pdf' ? 422 : 0;
    this.responseText =
      this.status === 200 ? JSON.stringify({ src: '/media/sea.jpg', markdown: '![]()' }) : '';
    this.#end();
  }
}

afterEach(() => void vi.unstubAllGlobals());

test.each([
  ['list.pdf', { is: 'refused', name: 'list.pdf' }],
  ['offline.jpg', { is: 'failed', name: 'offline.jpg' }],
  ['huge.jpg', { is: 'heavy', name: 'huge.jpg' }],
])('of several, %s that was not stored is what is told', async (name, state) => {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  const told: PictureState[] = [];
  const stored: string[] = [];
  const lost = new File(['x'], name);
  if (name === 'huge.jpg') Object.defineProperty(lost, 'size', { value: MAX_SOURCE_BYTES + 1 });
  await sendPictures(
    [lost, new File(['x'], 'sea.jpg')],
    (one) => told.push(one),
    ({ src }) => stored.push(src),
  );
  expect(stored).toEqual(['/media/sea.jpg']);
  expect(told.at(-1)).toEqual(state);
});

test('a table that was copied is pasted as text, though the clipboard has its picture, too', () => {
  const clipboard = (text: string) =>
    ({ getData: () => text, files: [new File(['x'], 'image.png')] }) as unknown as DataTransfer;
  expect(pastedFiles(clipboard('أ\tب'))).toEqual([]);
  expect(pastedFiles(clipboard(''))).toHaveLength(1);
  expect(pastedFiles(null)).toEqual([]);
});
