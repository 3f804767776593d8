/** Names that claim to speak for the site: «الإدارة», «المشرف أحمد», Site Admin. Reserved without anybody listing them. */
import { readWords, spansOf } from '@/lib/text/spelling';
import { bareWords, nameShapes, partsOf, shape } from './name-shape';

/** Words of office: they hold a name wherever they stand in it. Readers' usual nicknames (مراقب, متابع) are not among them. */
const OFFICES = [
  ...['الإدارة', 'مجلس إدارة', 'الإشراف', 'إشراف', 'غرفة الأخبار', 'غرفة التحرير', 'الحساب الرسمي'],
  ...['المشرف', 'المشرفة', 'المشرفون', 'المشرفين', 'المشرفات', 'المحرر', 'المحررة', 'المحررون', 'المحررين'],
  ...['المسؤول', 'المسؤولة', 'المسئول', 'المسئولة', 'المسؤولون', 'المسؤولين', 'الناطق باسم', 'المتحدث باسم'],
  ...['أدمن', 'الأدمن', 'أدمين', 'الأدمين', 'أدمنز', 'مودريتور', 'المودريتور', 'موديريتور', 'الموديريتور'],
  ...['مودريتر', 'المودريتر', 'مدريتور', 'المدريتور', 'إديتور', 'الإديتور', 'الدعم الفني', 'خدمة القراء'],
  ...['مودراتور', 'المودراتور', 'موديراتور', 'الموديراتور', 'حساب رسمي', 'خدمة العملاء', 'فريق النقاش'],
  ...['هيئة التحرير', 'هيأة التحرير', 'هيأة تحرير', 'فريق التعليقات'],
  ...['رئيس التحرير', 'رئيسة التحرير', 'مدير التحرير', 'مديرة التحرير', 'مجلس التحرير'],
  ...['سكرتير التحرير', 'سكرتيرة التحرير', 'أسرة التحرير', 'فريق التحرير', 'قسم التحرير', 'مكتب التحرير'],
  ...['هيئة تحرير', 'رئيس تحرير', 'رئيسة تحرير', 'مدير تحرير', 'مديرة تحرير', 'سكرتير تحرير', 'محرر الموقع'],
  ...['صاحب الموقع', 'صاحبة الموقع', 'مالك الموقع', 'مالكة الموقع', 'ناشر الموقع', 'إدارة الموقع'],
  ...['مدير الموقع', 'مديرة الموقع', 'مسؤول الموقع', 'مسؤولة الموقع', 'مشرف الموقع', 'فريق الموقع'],
  ...['أسرة الموقع', 'كاتب المقال', 'كاتبة المقال', 'صاحب المقال', 'صاحبة المقال', 'كاتب الموقع'],
  ...['admin', 'admins', 'administrator', 'administrators', 'sysadmin', 'webmaster', 'newsroom'],
  ...['mod', 'mods', 'moderator', 'moderators', 'editor', 'editors', 'editorial', 'editress'],
  ...['sysop', 'superuser', 'site manager', 'community manager', 'customer service', 'help desk'],
  ...['site owner', 'official account', 'site team', 'site staff', 'support team'],
];

/**
 * Words that are also honest names and trades: «تحرير», «قاسم الكاتب», Staff Nurse. They hold a name that is nothing else,
 * where signs set them apart, where one with the article comes first, and beside a reserved name.
 */
const TITLES = [
  ...['إدارة', 'الإداري', 'الإدارية', 'المدير', 'مدير', 'المديرة', 'مديرة', 'التحرير', 'تحرير'],
  ...['محرر', 'محررة', 'محررو', 'محرري', 'مسؤول', 'مسؤولة', 'مسئول'],
  ...['مشرف', 'مشرفة', 'مشرفو', 'مشرفي', 'مشرفون', 'مشرفين'],
  ...['الدعم', 'دعم', 'فريق العمل', 'الموقع', 'الكاتب', 'الكاتبة', 'كاتب', 'كاتبة', 'الناشر', 'ناشر'],
  ...['administration', 'management', 'moderation', 'staff', 'team', 'support', 'author', 'owner'],
  ...['manager', 'publisher', 'system', 'official'],
];

/** What stands beside an office or a reserved name, and claims nothing alone. */
const BESIDE = [
  ...['رئيس', 'رئيسة', 'نائب', 'نائبة', 'هيئة', 'أسرة', 'فريق', 'طاقم', 'قسم', 'مكتب', 'لجنة', 'مجلس', 'عضو'],
  ...['عضوة', 'سكرتير', 'سكرتيرة', 'صاحب', 'صاحبة', 'مالك', 'مؤسس', 'المؤسس', 'خدمة', 'غرفة', 'أخبار'],
  ...['الفني', 'الفنية', 'العام', 'العامة', 'الرسمي', 'الرسمية', 'رسمي', 'الحساب', 'حساب', 'موقع', 'لموقع'],
  ...['النقاش', 'نقاش', 'التعليقات', 'تعليقات', 'القراء', 'المقال', 'المقالات'],
  ...['من', 'في', 'أنا', 'هنا', 'الحقيقي', 'الحقيقية'],
  ...['الصحيفة', 'صحيفة', 'الجريدة', 'جريدة', 'المجلة', 'مجلة', 'المنصة', 'منصة', 'منبر', 'المنبر', 'الأصلي'],
  ...['الصحفي', 'الصحفية', 'صحفي', 'صحفية', 'الصحافي', 'الصحافية', 'صحافي', 'صحافية', 'مراسل', 'مراسلة'],
  ...['الأستاذ', 'الأستاذة', 'أستاذ', 'أستاذة', 'الدكتور', 'الدكتورة', 'دكتور', 'دكتورة', 'السيد', 'السيدة'],
  ...[
    'the',
    'a',
    'of',
    'at',
    'from',
    'by',
    'in',
    'your',
    'real',
    'mr',
    'mrs',
    'ms',
    'dr',
    'writer',
    'journalist',
  ],
  ...[
    'site',
    'website',
    'web',
    'chief',
    'head',
    'deputy',
    'managing',
    'senior',
    'board',
    'desk',
    'community',
  ],
  ...[
    'comment',
    'comments',
    'account',
    'technical',
    'tech',
    'global',
    'super',
    'reporter',
    'columnist',
    'news',
  ],
];

const offices = new Set(OFFICES.map(shape));
const claims = new Set([...OFFICES, ...TITLES].map(shape));
const definite = new Set([...OFFICES, ...TITLES].filter((word) => word.startsWith('ال')).map(shape));

/** Shapes of all that may stand around a reserved name. */
export const claimShapes: ReadonlySet<string> = new Set([...claims, ...BESIDE.map(shape)]);

/** «الإدارة والتحرير» */
const AND = 'و';
/** «والإدارة», «للمشرف», «بإدارة» */
const PREFIX = /^[وفبلك]/;
/** In a phrase of office. */
const MOST_WORDS = 3;
/** Written on to a name: AdminAli, «المشرفأحمد». Shorter ones begin honest words (Modern). */
const ATTACHED = OFFICES.filter((word) => /^(?:admin|moderator|الإدارة|المشرف|الأدمن)$/.test(word)).map(
  shape,
);

/** Whether a name holds a word of office, written together or apart, or is nothing but titles. */
export function isOfficeName(name: string): boolean {
  const [first = '', ...others] = bareWords(name).map(shape);
  return (
    nameShapes(name).some((form) => isMadeOfClaims(form, 'office')) ||
    partsOf(name).some((part) => nameShapes(part).some((form) => isMadeOfClaims(form, 'office'))) ||
    (others.length > 0 && definite.has(first)) ||
    holdsOffice(name) ||
    // @dmin; behind a letter the sign is read as one anyway.
    (/@[a-z]/i.test(name) && isOfficeName(name.replaceAll('@', 'a')))
  );
}

function holdsOffice(name: string): boolean {
  const words = bareWords(name);
  const phrases = words.flatMap((_, start) =>
    Array.from({ length: MOST_WORDS }, (_, more) => words.slice(start, start + more + 1).join('')),
  );
  const spelled = spansOf(readWords(name)).flatMap((spans) => spans.map(({ text }) => text));
  return (
    [...phrases, ...spelled].map(shape).some(isOffice) || [...words, ...spelled].map(shape).some(isAttached)
  );
}

function isOffice(form: string): boolean {
  return (
    offices.has(form) ||
    (PREFIX.test(form) && offices.has(form.slice(1))) ||
    // «للإدارة»: after it the article has no alef.
    (form.startsWith('ل') && offices.has(`ا${form}`))
  );
}

function isAttached(form: string): boolean {
  return !claims.has(form) && ATTACHED.some((office) => form.startsWith(office) || form.endsWith(office));
}

/**
 * Whether words of office and what stands beside them make up the whole, for `office` with one that claims something:
 * what each of its beginnings can be made of, from left to right.
 */
export function isMadeOfClaims(text: string, wanted: 'any' | 'office'): boolean {
  const made = Array.from({ length: text.length + 1 }, () => ({ any: false, office: false }));
  const first = made[0];
  if (first) first.any = true;
  for (const [start, { any, office }] of made.entries()) {
    if (!any) continue;
    // After «and»; or on the last letter of the piece before, as a shape has no letter twice in a row.
    const joints = start === 0 ? [] : [text.startsWith(AND, start) ? start + AND.length : start, start - 1];
    for (const from of new Set([start, ...joints])) {
      for (const piece of claimShapes) {
        const to = from + piece.length;
        const end = to > start ? made[to] : undefined;
        if (!end || !text.startsWith(piece, from)) continue;
        end.any = true;
        end.office ||= office || claims.has(piece);
      }
    }
  }
  return made.at(-1)?.[wanted] ?? false;
}
