import { expect, test } from 'vitest';
import { addSources, sourcesOf } from './picture-sources';

test('a picture is offered in each format at each width, the smallest format first', () => {
  expect(sourcesOf('/media/a.jpg', [320, 500])).toEqual([
    { type: 'image/avif', srcSet: '/media/a-320.avif 320w, /media/a-500.avif 500w' },
    { type: 'image/webp', srcSet: '/media/a-320.webp 320w, /media/a-500.webp 500w' },
  ]);
  expect(sourcesOf('/media/a.webp', [])).toEqual([]);
});

test('the pictures of a body are offered in their sizes, whatever their text holds', () => {
  const known = '<img src="/media/a.jpg" width="5" height="4" alt="أ > ب &#x22;ج&#x22;" loading="lazy">';
  const other = '<img src="/media/b.webp" width="5" height="4" alt="">';
  expect(addSources(`<figure>${known}</figure><p>1 > 2 ${other}</p>`, { '/media/a.jpg': [5] }, '40rem')).toBe(
    [
      '<figure><picture>',
      '<source type="image/avif" srcset="/media/a-5.avif 5w" sizes="40rem">',
      '<source type="image/webp" srcset="/media/a-5.webp 5w" sizes="40rem">',
      `${known}</picture></figure><p>1 > 2 ${other}</p>`,
    ].join(''),
  );
});

test('text about images is no image', () => {
  const code = '<code>&#x3C;img src="/media/a.jpg"></code>';
  expect(addSources(code, { '/media/a.jpg': [5] }, '40rem')).toBe(code);
});
