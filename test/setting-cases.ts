/**
 * Every setting of /desk/site: what it may be set to, what readers then see where, and what is refused with which code. A setting
 * without a row does not compile.
 */
import type { Section, sectionSchemas } from '@/lib/site/site-settings';
import type { Edition } from '@/site.config';

export interface SettingCase {
  /** Other than the default. */
  good: string;
  /** What the front page of an edition then has, and has not by default; none where no page of the edition changes. */
  shows: Partial<Record<Edition, RegExp>>;
  /** None of a box, which takes whatever it is sent. */
  bad?: readonly [typed: string, code: string];
}

type Cases = { [S in Section]: Record<keyof (typeof sectionSchemas)[S]['shape'], SettingCase> };

const drawing = (path: string) =>
  `<svg viewBox="0 0 8 2" fill="currentColor"><path d="${path}"></path></svg>`;
const long = (length: number) => 'ا'.repeat(length);
/** In a page that says so nowhere. */
const without = (words: string) => new RegExp(`^(?![\\s\\S]*${words})`);
const number = (good: string, bad: string): SettingCase => ({ good, shows: {}, bad: [bad, 'number'] });

/** In which the day of a page begins at ten o'clock in Greenwich. */
const DAY_OF_KIRITIMATI = /<time dateTime="[\d-]+T10:00:00.000Z"/i;
const LEVANTINE = /<time[^>]*>[^<]*(?:كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين)/;

export const settingCases: Cases = {
  identity: {
    'name-ar': { good: 'الميزان', shows: { ar: /<title>الميزان/ }, bad: ['  ', 'missing'] },
    'name-en': { good: 'The Scale', shows: { en: /<title>The Scale/ }, bad: [long(41), 'too-long'] },
    'tagline-ar': { good: 'كل خبر بقدره', shows: { ar: /كل خبر بقدره/ }, bad: [long(121), 'too-long'] },
    'tagline-en': {
      good: 'Each at its weight',
      shows: { en: /Each at its weight/ },
      bad: [long(121), 'too-long'],
    },
    'wordmark-ar': { good: drawing('M0 0h8v2z'), shows: { ar: /M0 0h8v2z/ }, bad: ['<p>', 'not-svg'] },
    'wordmark-en': {
      good: drawing('M0 0h7v1z'),
      shows: { en: /M0 0h7v1z/ },
      bad: ['<svg viewBox="0 0 8 2"><text>A</text></svg>', 'text'],
    },
    accent: {
      good: '#0b6b4f',
      shows: { ar: /--accent-light:#0b6b4f/, en: /--accent-light:#0b6b4f/ },
      bad: ['#ffee00', 'contrast'],
    },
  },
  dates: {
    timeZone: {
      good: 'Pacific/Kiritimati',
      shows: { ar: DAY_OF_KIRITIMATI, en: DAY_OF_KIRITIMATI },
      bad: ['Mars/Olympus', 'time-zone'],
    },
    digits: { good: 'arabic-indic', shows: { ar: /<time[^>]*>[^<]*[٠-٩]/ }, bad: ['roman', 'choice'] },
    months: { good: 'levant', shows: { ar: LEVANTINE }, bad: ['babylon', 'choice'] },
    hijri: { good: '1', shows: { ar: /أم القرى/, en: /Umm al-Qura/ } },
  },
  navigation: {
    'topics-ar': {
      good: 'من نحن | /ar/pages/about',
      shows: { ar: /<nav[^>]*>(?:(?!<\/nav>)[\s\S])*من نحن[\s\S]*<main/ },
      bad: ['موضوع ليس هنا', 'unknown-topic'],
    },
    'topics-en': {
      good: 'Who we are | /en/pages/about',
      shows: { en: /<nav[^>]*>(?:(?!<\/nav>)[\s\S])*Who we are[\s\S]*<main/ },
      bad: ['Here | javascript:x', 'links'],
    },
    allTopics: {
      good: '',
      shows: {
        ar: without('href="/ar/topics">[^<]*</a></li></ul></nav><main'),
        en: without('href="/en/topics">[^<]*</a></li></ul></nav><main'),
      },
    },
  },
  footer: {
    'columns-ar': {
      good: 'عن الصحيفة:\nالهيئة | /ar/pages/about',
      shows: { ar: /<footer[\s\S]*عن الصحيفة[\s\S]*href="\/ar\/pages\/about"/ },
      bad: ['عن:\nهنا | javascript:x', 'links'],
    },
    'columns-en': {
      good: 'The paper:\nBoard | /en/pages/about',
      shows: { en: /<footer[\s\S]*The paper[\s\S]*href="\/en\/pages\/about"/ },
      bad: [`${long(4000)} | /`, 'too-long'],
    },
    'owner-ar': {
      good: 'تصدر عن دار الميزان',
      shows: { ar: /تصدر عن دار الميزان/ },
      bad: [long(201), 'too-long'],
    },
    'owner-en': {
      good: 'By the Scale House',
      shows: { en: /By the Scale House/ },
      bad: [long(201), 'too-long'],
    },
    channels: {
      good: 'https://x.com/scale',
      shows: { ar: /<footer[\s\S]*x\.com\/scale/, en: /<footer[\s\S]*x\.com\/scale/ },
      bad: ['x.com/scale', 'links'],
    },
    since: { good: '1999', shows: { ar: /(?:1999|١٩٩٩)–/, en: /1999–/ }, bad: ['99', 'number'] },
  },
  /** What these do is in db/site/comment-settings.test.ts. */
  comments: {
    hold: { good: 'newcomers', shows: {}, bad: ['some', 'choice'] },
    newcomerLinks: number('1', '21'),
    otherLinks: number('3', '2.5'),
    addressComments: number('2', '0'),
    addressMinutes: number('9', '1441'),
    threadComments: number('3', 'كثير'),
    threadMinutes: number('8', ''),
    reportsToHold: number('1', '101'),
    editMinutes: number('7', '-1'),
    closesAfter: number('30', '0'),
    usualHours: number('5', '169'),
  },
  /** What these do is in db/mail/smtp.test.ts. */
  mail: {
    'sender-ar': { good: 'بريد الميزان', shows: {}, bad: [long(41), 'too-long'] },
    'sender-en': { good: 'The Scale’s mail', shows: {}, bad: [long(41), 'too-long'] },
  },
};

/** What all fields of a section are set to. */
export function valuesOf(section: Section, of: 'good' | 'bad'): Record<string, string> {
  const rows = Object.entries(settingCases[section]) as [string, SettingCase][];
  return Object.fromEntries(
    rows.map(([name, { good, bad }]) => [name, of === 'good' ? good : (bad?.[0] ?? '')]),
  );
}
