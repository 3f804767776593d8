/** Impersonation: names that pass for one of the newsroom's or of an author's (احمد for أحمد). */
import { nameKey } from '@/lib/text/arabic';
import { joined, readWords, squeeze } from '@/lib/text/spelling';

/** A name that commenters may not pass for, compiled once for all comments. */
export interface TeamName {
  name: string;
  /** nameKey of the name. */
  key: string;
  shape: string;
  /** Of somebody who signs articles; else of the editors' list. */
  isAuthor: boolean;
}

export function compileTeamName(name: string, isAuthor = false): TeamName {
  return { name, key: nameKey(name), shape: shape(name), isAuthor };
}

/** One letter makes another short name (سامي and رامي); in a longer one it is seldom noticed. */
const MIN_TYPO_LENGTH = 6;

/** Words that claim an office, before or behind a name; as readers write them. */
const OFFICES = [
  'المحرر',
  'المحررة',
  'محرر',
  'الكاتب',
  'الكاتبة',
  'كاتب',
  'الصحفي',
  'الصحفية',
  'الأستاذ',
  'الأستاذة',
  'الدكتور',
  'الدكتورة',
  'المشرف',
  'المشرفة',
  'مشرف',
  'المدير',
  'مدير',
  'الإدارة',
  'إدارة',
  'فريق',
  'الرسمي',
  'الرسمية',
  'الحساب',
  'حساب',
  'موقع',
  'admin',
  'administrator',
  'mod',
  'moderator',
  'editor',
  'team',
  'staff',
  'official',
  'support',
  'the',
  'real',
  'mr',
  'dr',
];
/** «الحساب الرسمي لموقع»: a name with more of them than this is about somebody, not by them. */
const MAX_OFFICES = 4;

/** What looks alike in a name, besides what folding makes one: admln, adrnin, vvriter. */
const ALIKE = new Map([
  ['1', 'l'],
  ['i', 'l'],
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['rn', 'm'],
  ['vv', 'w'],
]);
const ALIKE_PARTS = new RegExp([...ALIKE.keys()].join('|'), 'g');

const OFFICE_SHAPES = new Set(OFFICES.map(shape));

/**
 * The name of the team that a name could be taken for: the same key; the same but for look-alike or doubled letters,
 * spaces, signs, digits at the end or an office («المحرر», admin); or, from six letters up, one letter away.
 */
export function findTeamName(name: string, teamNames: readonly TeamName[]): TeamName | undefined {
  const key = nameKey(name);
  const shapes = shapesOf(name).filter((form) => form !== '');
  return teamNames.find((team) => {
    if (key !== '' && key === team.key) return true;
    const wanted = team.shape;
    return wanted !== '' && shapes.some((form) => form === wanted || isOneLetterAway(form, wanted));
  });
}

/** The shape of the name, and of what is left without digits behind it. */
export function nameShapes(name: string): string[] {
  const words = withoutDigits(name);
  const last = words.at(-1) ?? '';
  const bare = [...words.slice(0, -1), last.replace(/(?<=\D)\d+$/, '')];
  return [shape(name), shape(words.join('')), shape(bare.join(''))];
}

/** The words of the name, but for those behind it that are numbers. */
function withoutDigits(name: string): string[] {
  const words = readWords(name).map((word) => word.text);
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
  return words;
}

/** The same, and of what is left without offices around it. */
function shapesOf(name: string): string[] {
  const forms = nameShapes(name);
  const words = withoutDigits(name);
  const last = words.length - 1;
  words[last] = (words[last] ?? '').replace(/(?<=\D)\d+$/, '');
  for (let count = 0; count < MAX_OFFICES && words.length > 1; count += 1) {
    if (OFFICE_SHAPES.has(shape(words[0] ?? ''))) words.shift();
    else if (OFFICE_SHAPES.has(shape(words.at(-1) ?? ''))) words.pop();
    else break;
    forms.push(shape(words.join('')));
  }
  return [...new Set(forms.flatMap((form) => [form, ...withoutOffice(form)]))];
}

/** adminMaqal: an office written on to the name. */
function withoutOffice(form: string): string[] {
  return [...OFFICE_SHAPES].flatMap((office) => {
    if (form === office) return [];
    const behind = form.startsWith(office) ? [form.slice(office.length)] : [];
    return form.endsWith(office) ? [...behind, form.slice(0, -office.length)] : behind;
  });
}

/** Skeleton: one form for names that look the same. */
export function shape(name: string): string {
  const letters = joined(readWords(name));
  // A number alone is a name of its own.
  const alike = /\D/.test(letters)
    ? letters.replace(ALIKE_PARTS, (part) => ALIKE.get(part) ?? part)
    : letters;
  return squeeze(alike);
}

/** One letter more, less or other, or two neighbours swapped, in names of MIN_TYPO_LENGTH letters and more. */
function isOneLetterAway(name: string, wanted: string): boolean {
  // Most pairs end here, before they are split: a letter has at most two UTF-16 units.
  if (Math.abs(name.length - wanted.length) > 2) return false;
  const a = Array.from(name);
  const b = Array.from(wanted);
  if (Math.min(a.length, b.length) < MIN_TYPO_LENGTH || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (letters: string[], skipped: number) => letters.slice(start + skipped).join('');
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, 1) === rest(b, 1) || (swapped && rest(a, 2) === rest(b, 2));
}
