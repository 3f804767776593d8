import { describe, expect, test } from 'vitest';
import { formatTag, hijriDate, type NumberStyle, zoneName } from './number-style';

/** 1 a.m. in Riyadh and still the day before in London. */
const NIGHT = new Date('2024-08-04T22:04:00Z');
const NOON = new Date('2024-01-05T12:04:00Z');

const dated = (writing: NumberStyle, at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(formatTag('ar', writing), { timeZone: 'Asia/Riyadh', ...options }).format(at);

const MONTHS = [
  ['gulf-egypt', '5 أغسطس 2024', '5 يناير 2024', '٥ أغسطس ٢٠٢٤', '٥ يناير ٢٠٢٤'],
  ['levant', '5 آب 2024', '5 كانون الثاني 2024', '٥ آب ٢٠٢٤', '٥ كانون الثاني ٢٠٢٤'],
  ['morocco', '5 غشت 2024', '5 يناير 2024', '٥ غشت ٢٠٢٤', '٥ يناير ٢٠٢٤'],
  ['algeria-tunisia', '5 أوت 2024', '5 جانفي 2024', '٥ أوت ٢٠٢٤', '٥ جانفي ٢٠٢٤'],
] as const;

describe.each(MONTHS)('with the months of %s', (months, august, january, augustIndic, januaryIndic) => {
  const latin: NumberStyle = { digits: 'latin', months, hijri: true };
  const indic: NumberStyle = { ...latin, digits: 'arabic-indic' };

  test('dates are written in the digits chosen', () => {
    expect(dated(latin, NIGHT, { dateStyle: 'long' })).toBe(august);
    expect(dated(latin, NOON, { dateStyle: 'long' })).toBe(january);
    expect(dated(indic, NIGHT, { dateStyle: 'long' })).toBe(augustIndic);
    expect(dated(indic, NOON, { dateStyle: 'long' })).toBe(januaryIndic);
  });

  test('the hour follows the zone of the site, and nothing of the other digits comes in', () => {
    const withTime = { dateStyle: 'long', timeStyle: 'short' } as const;
    expect(dated(latin, NIGHT, withTime)).toMatch(/^[^٠-٩]*1:04[^٠-٩]*$/);
    expect(dated(indic, NIGHT, withTime)).toMatch(/١:٠٤/);
  });

  test('the Hijri date is that of Umm al-Qura, whatever the months', () => {
    expect(hijriDate(NIGHT, formatTag('ar', latin), 'Asia/Riyadh')).toBe('1 صفر 1446 هـ');
    expect(hijriDate(NIGHT, formatTag('ar', indic), 'Asia/Riyadh')).toBe('١ صفر ١٤٤٦ هـ');
  });

  test('numbers are written in the digits chosen', () => {
    const number = (writing: NumberStyle) => new Intl.NumberFormat(formatTag('ar', writing)).format(1234);
    expect(number(latin)).toMatch(/^1[.,]234$/);
    expect(number(indic)).toBe('١٬٢٣٤');
  });
});

test('the English edition keeps its digits and months', () => {
  const tag = formatTag('en', { digits: 'arabic-indic', months: 'levant', hijri: true });
  const date = new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Riyadh', dateStyle: 'long' });
  expect(date.format(NIGHT)).toBe('5 August 2024');
  expect(hijriDate(NIGHT, tag, 'Asia/Riyadh')).toBe('1 Safar 1446 AH');
});

test('a time zone is named as people name it', () => {
  expect(zoneName('Africa/Cairo', 'ar')).toBe('توقيت مصر');
  expect(zoneName('Africa/Cairo', 'en')).toBe('Egypt Time');
  expect(zoneName('UTC', 'ar')).toBe('التوقيت العالمي المنسق');
  expect(zoneName('Etc/GMT-3', 'ar')).toBe('Etc/GMT-3');
});
