import { describe, expect, test } from 'vitest';
import { pangoText } from './pango-text';

/** What stands between the marks of the paragraph. */
function inner(text: string): string {
  const marked = pangoText(text, 'rtl');
  expect(marked.slice(0, 2)).toBe('\u{200F}\u{2067}');
  expect(marked.at(-1)).toBe('\u{2069}');
  return marked.slice(2, -1);
}

describe('text for Pango', () => {
  test('goes the way of its edition, whatever it begins with', () => {
    expect(inner('مقال')).toBe('مقال');
    expect(pangoText('F-35 wins', 'ltr')).toMatch(/^\u{200E}\u{2066}F/u);
  });

  test('cannot be taken for markup', () => {
    expect(inner('<b>نص</b> & نص')).toBe('&lt;b&gt;نص&lt;/b&gt; &amp; نص');
  });

  test('keeps designations whole and their signs in place', () => {
    expect(inner('منظومة SAMP / T هنا')).toBe('منظومة SAMP\u{A0}\u{2060}/\u{2060}\u{A0}T هنا');
    expect(inner('منظومة S-500 هنا')).toBe('منظومة S\u{2060}-\u{2060}500 هنا');
    expect(inner('لغة C++ هنا')).toBe('لغة \u{2066}C\u{2060}+\u{2060}\u{2060}+\u{2060}\u{2069} هنا');
  });

  test.each([
    ['خبر 🎉 سعيد', 'خبر سعيد'],
    ['👨‍👩‍👧 عائلة ❤️', '\u{200D}\u{200D} عائلة'],
    ['علم 🇸🇦 👍🏽', 'علم'],
    ['سطر\nآخر\u{0}', 'سطر آخر'],
    ['علامة® حقوق©', 'علامة® حقوق©'],
    ['\u{202E}مقلوب\u{2069}', 'مقلوب'],
    ['نصف \uD800 حرف', 'نصف حرف'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(inner(text)).toBe(drawn);
  });

  test('may hold nothing that can be drawn', () => {
    expect(pangoText(' 🎉\n', 'rtl')).toBe('');
  });
});
