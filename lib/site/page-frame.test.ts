import { expect, test } from 'vitest';
import { frameOf, withFrame } from './page-frame';

const page = (name: string, main: string, title = 'عنوان') =>
  `<head><title>${title} | ${name}</title><meta name="application-name" content="${name}"/></head>` +
  `<body><header><a href="/ar">${name}</a></header><nav>${name}</nav><main>${main}</main><footer>© ${name}</footer></body>`;

test('a page is put into the frame of another one, with its own content and title', () => {
  const frame = frameOf(page('الميزان &amp; $1', '<footer>بطاقة</footer>', 'الواجهة'));
  if (!frame) return expect.fail('no frame');
  const built = page('مقال', 'تعذّر <header>هذا</header> مقال', 'تعذّر العرض');
  expect(withFrame(built, frame)).toBe(
    page('الميزان &amp; $1', 'تعذّر <header>هذا</header> مقال', 'تعذّر العرض'),
  );
});

test('what has no frame gives none', () => {
  expect(frameOf('<p>نصّ</p>')).toBeNull();
  expect(frameOf(page('مقال', '').replace('<footer>', ''))).toBeNull();
});
