/** Sentences that carets stumble over, of docs/0028. */

/** Between two paragraphs, on a page from right to left; places are graphemes and one. */
export interface CaretCase {
  markdown: string;
  /** The element whose words are gone through. */
  block: string;
  dir: 'rtl' | 'ltr';
  places: number;
}

export const CARET_CASES: CaretCase[] = [
  { markdown: 'أسلحة مثل S-500 إذا استمرت الدول', block: 'p', dir: 'rtl', places: 33 },
  { markdown: 'F-35 أفضل من Su-57!', block: 'p', dir: 'rtl', places: 20 },
  { markdown: 'تعلّم C++ ثم C#', block: 'p', dir: 'rtl', places: 15 },
  {
    markdown: 'من طراز SAMP / T[^1] من شركة Eurosam ،\n\n[^1]: حاشية',
    block: 'p',
    dir: 'rtl',
    places: 36,
  },
  { markdown: 'انظر <https://example.com/a?b=1&c=2> ثم عُد', block: 'p', dir: 'rtl', places: 41 },
  { markdown: 'قال: «اشترينا “S-400” لا غير».', block: 'p', dir: 'rtl', places: 31 },
  { markdown: 'الطائرة (F-16) و\\[إس-400] (قيد الطلب)', block: 'p', dir: 'rtl', places: 37 },
  { markdown: 'The word مقال means article.', block: 'p', dir: 'ltr', places: 29 },
  { markdown: 'ارتفع 12.5% في 2020-01-14 ثم هبط -3%', block: 'p', dir: 'rtl', places: 37 },
  { markdown: 'First line, break\\\nsecond ألف line', block: 'p', dir: 'ltr', places: 34 },
  { markdown: '- Python 3 لغة سهلة جدًّا', block: 'li p', dir: 'rtl', places: 22 },
  { markdown: '- First item, then ألف', block: 'li p', dir: 'ltr', places: 21 },
  { markdown: '| رأس |\n| - |\n| مدى B787-9 هنا |', block: 'td', dir: 'rtl', places: 15 },
  { markdown: 'طراز **إس S-4**00 هنا', block: 'p', dir: 'rtl', places: 18 },
  { markdown: 'من شركة [Eurosam](https://example.com/) الفرنسية', block: 'p', dir: 'rtl', places: 25 },
  { markdown: 'می\u{200C}خواهم و\u{200C}هـ\u{200D} ثم', block: 'p', dir: 'rtl', places: 15 },
  { markdown: 'مُحَمَّدٌ رَسُولُ اللهِ ﷺ لا', block: 'p', dir: 'rtl', places: 20 },
  { markdown: 'مرحبًا 👩‍👩‍👧 و🇸🇦 و👍🏽', block: 'p', dir: 'rtl', places: 14 },
  { markdown: '## ما الفرق بين Wi-Fi 6 و5G؟', block: 'h2', dir: 'rtl', places: 26 },
];

/** A body with the sentence between two paragraphs. */
export function bodyOf({ markdown }: CaretCase): string {
  return `قبل الجملة.\n\n${markdown.replace('\n\n[^1]', '\n\nبعد الجملة.\n\n[^1]')}${markdown.includes('[^1]:') ? '' : '\n\nبعد الجملة.'}`;
}
