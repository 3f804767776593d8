import { expect, test } from 'vitest';
import { renderBody } from '@/lib/markdown/render';
import { figureWords } from './figure-words';

const [one, two] = ['/media/one.jpg', '/media/two.jpg'];
const size = { width: 8, height: 6 };
const pictures = new Map([one, two].map((src) => [src, { src, ...size }]));
const words = { table: '', code: '', footnotes: '', footnoteBack: '' };
const bodyOf = (markdown: string) => renderBody(markdown, { direction: 'rtl', pictures, words }).html;

test.each([
  [
    `![سفن & "قوارب"](${one} "في **الميناء** | وكالة")`,
    { alt: 'سفن & "قوارب"', caption: 'في **الميناء**', credit: 'وكالة' },
  ],
  [
    `![سفن](${one} "في الميناء")\n\n![غيرها](${two} "آخر | غيرها")`,
    { alt: 'سفن', caption: 'في الميناء', credit: '' },
  ],
  [`![](${one} "| وكالة")`, { alt: '', caption: '', credit: 'وكالة' }],
  [`![أول](${one}) ![ثان](${two} "شرح")`, { alt: 'أول', caption: '', credit: '' }],
])('a picture is known with the words of its own figure: %s', (markdown, expected) => {
  expect(figureWords(bodyOf(markdown), one)).toEqual(expected);
});

test('a body that does not show it says nothing of it', () => {
  expect(figureWords(bodyOf(`![أول](${two})`), one)).toBeNull();
});
