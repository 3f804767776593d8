import { expect, test } from 'vitest';
import { plainLine } from './plain-line';

test('an ordinary headline comes back as it is', () => {
  for (const text of ['بميل غير ميلنا', 'منظومة S-500 في الميدان', '«إسكندر-إم» و(S-500)', '', '2026']) {
    expect(plainLine(text, 'rtl')).toBe(text);
  }
  expect(plainLine('Why C++ does not die', 'ltr')).toBe('Why C++ does not die');
});

test('tokens that would break in Arabic are isolated', () => {
  expect(plainLine('لماذا C++ لا تموت', 'rtl')).toBe('لماذا \u2066C++\u2069 لا تموت');
});

test('Arabic-Indic digits around a sign need an override', () => {
  expect(plainLine('هاتف 050-123', 'rtl')).toBe('هاتف 050-123');
  expect(plainLine('هاتف ٠٥٠-١٢٣-٤٥٦٧', 'rtl')).toBe('هاتف \u2066\u202D٠٥٠-١٢٣-٤٥٦٧\u202C\u2069');
});

test('a headline that its first letter would turn is isolated as a whole', () => {
  expect(plainLine('F-35 أفضل من Su-57!', 'rtl')).toBe('\u2067F-35 أفضل من Su-57!\u2069');
  expect(plainLine('C++ لا تموت أبدا', 'rtl')).toBe('\u2066C++\u2069 لا تموت أبدا');
  expect(plainLine('مقال means article in Arabic', 'ltr')).toBe('\u2066مقال means article in Arabic\u2069');
});

test('a headline that runs against its page is isolated as a whole', () => {
  expect(plainLine('Su-57M+', 'rtl')).toBe('\u2066Su-57M+\u2069');
  expect(plainLine('مقال اليوم', 'ltr')).toBe('\u2067مقال اليوم\u2069');
});
