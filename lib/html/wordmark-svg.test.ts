import { expect, test } from 'vitest';
import { isCleanWordmark } from './clean-wordmark';
import { readWordmark } from './wordmark-svg';

const svg = (inner: string, attributes = 'viewBox="0 0 10 5"') =>
  `<?xml version="1.0"?><!-- made by a program --><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
const read = (file: string) => {
  const result = readWordmark(file);
  return 'svg' in result ? result.svg : result.error;
};

test('shapes and colours come through, in the ink of the page where they are black', () => {
  expect(
    read(svg('<g fill="black"><path d="M0 0h10v5z"/></g><rect fill="#c00" width="2" height="2"/>')),
  ).toBe(
    '<svg viewBox="0 0 10 5" fill="currentColor"><g fill="currentColor"><path d="M0 0h10v5z"></path></g><rect fill="#c00" width="2" height="2"></rect></svg>',
  );
});

test('what drawing programs colour by classes and styles is coloured', () => {
  const file = svg(
    '<defs><style>.a,.b{fill:#123456;stroke:none}.b{fill:#000}</style></defs><path class="a" d="M0 0z"/><path class="b" d="M1 1z"/><path style="fill: url(#x)" d="M2 2z"/>',
  );
  expect(read(file)).toContain('<path d="M0 0z" fill="#123456" stroke="none">');
  expect(read(file)).toContain('<path d="M1 1z" fill="currentColor"');
  expect(read(file)).toContain('fill="url(#wordmark-x)"');
});

test('its size stands for a view box that is missing', () => {
  expect(read(svg('<path d="M0 0z"/>', 'width="200px" height="50"'))).toMatch(/^<svg viewBox="0 0 200 50"/);
});

test('cleaned once more it is the same', () => {
  const once = read(
    svg('<linearGradient id="g"><stop stop-color="#123"/></linearGradient><path fill="url(#g)" d="M0 0z"/>'),
  );
  expect(once).toContain('id="wordmark-g"');
  expect(read(once)).toBe(once);
});

test.each([
  '<script>alert(1)</script>',
  '<path d="M0 0z" onload="alert(1)"/>',
  '<a href="javascript:alert(1)"><path d="M0 0z"/></a>',
  '<image href="https://elsewhere.example/a.png"/><path d="M0 0z"/>',
  '<use href="#x"/><path d="M0 0z"/>',
  '<foreignObject><iframe src="//elsewhere.example"></iframe></foreignObject><path d="M0 0z"/>',
  '<path d="M0 0z" fill="url(https://elsewhere.example/#a)"/>',
  '<path d="M0 0z" style="fill:url(https://elsewhere.example/a)"/>',
  '<animate attributeName="href" values="javascript:alert(1)"/><path d="M0 0z"/>',
  '<style>@import "https://elsewhere.example/a.css"</style><path d="M0 0z"/>',
])('nothing of %s runs or leads elsewhere', (inner) => {
  expect(read(svg(inner))).not.toMatch(/script|onload|javascript|elsewhere|href|<a\b|iframe|animate|import/i);
});

test.each([
  ['', 'not-svg'],
  ['<p>نصّ</p>', 'not-svg'],
  [svg('<path d="M0 0z"/>', ''), 'not-svg'],
  [svg('<text>مقال</text>'), 'text'],
  [svg('<path d="M0 0z"/><g><text>مقال</text></g>'), 'text'],
  ['GIF89a\u0000\u0001', 'not-svg'],
  [svg(`<path d="${'M0 0 '.repeat(4000)}"/>`), 'too-large'],
  [svg(`<path d="${'M0 0 '.repeat(40_000)}"/>`), 'too-large'],
])('%.20s… is refused: %s', (file, error) => {
  expect(read(file)).toBe(error);
});

test('what was read is known as clean, and nothing else is', () => {
  const drawn = read(
    svg(
      '<g fill="black">\n<path style="fill:#12a" d="M0 0z"/></g><linearGradient id="g"><stop/></linearGradient>',
    ),
  );
  expect(isCleanWordmark(drawn)).toBe(true);
  for (const other of [
    drawn.replace('<g', '<script>x</script><g'),
    drawn.replace('<path', '<path onload="x()"'),
    drawn.replace('<path', '<path style="x"'),
    drawn.replace('<g', '<image href="/x"/><g'),
    `${drawn}<meta http-equiv="refresh" content="0">`,
    drawn.replace('<g', '<text>x</text><g'),
    '<svg></svg><svg></svg>x',
  ])
    expect(isCleanWordmark(other), other).toBe(false);
});
