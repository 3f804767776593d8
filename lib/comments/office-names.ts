/** Names that claim to speak for the site: «الإدارة», «هيئة التحرير», Site Admin. Reserved without anybody listing them. */
import { nameShapes, shape } from './reserved-names';

/** An office, by itself or with the words around it. Readers' usual nicknames (مراقب, متابع) are not among them. */
const OFFICES = [
  ...['الإدارة', 'إدارة', 'الإداري', 'المدير', 'مدير', 'المديرة', 'مديرة', 'مسؤول الموقع', 'مسؤولة الموقع'],
  ...['التحرير', 'تحرير', 'المحرر', 'محرر', 'المحررة', 'محررة', 'المحررون', 'المحررين', 'محررو', 'محرري'],
  ...['الإشراف', 'إشراف', 'المشرف', 'مشرف', 'المشرفة', 'مشرفة', 'المشرفون', 'المشرفين', 'مشرفو', 'مشرفي'],
  ...['الدعم', 'فريق العمل', 'فريق الموقع', 'الموقع', 'أسرة الموقع', 'الحساب الرسمي', 'غرفة الأخبار'],
  ...['الكاتب', 'الكاتبة', 'كاتب المقال', 'كاتبة المقال', 'صاحب المقال', 'صاحبة المقال', 'ناشر الموقع'],
  ...['admin', 'admins', 'administrator', 'administrators', 'administration', 'sysadmin', 'webmaster'],
  ...['mod', 'mods', 'moderator', 'moderators', 'moderation', 'editor', 'editors', 'editorial', 'editress'],
  ...['staff', 'team', 'support', 'newsroom', 'author', 'official account', 'site owner', 'system'],
];

/** What stands beside an office, and claims none alone. */
const BESIDE = [
  ...['رئيس', 'رئيسة', 'نائب', 'نائبة', 'هيئة', 'أسرة', 'فريق', 'طاقم', 'قسم', 'مكتب', 'لجنة', 'عضو', 'عضوة'],
  ...['خدمة', 'الفني', 'الفنية', 'العام', 'العامة', 'الرسمي', 'الرسمية', 'الحساب', 'حساب', 'موقع', 'من'],
  ...[
    'النقاش',
    'نقاش',
    'التعليقات',
    'تعليقات',
    'القراء',
    'المقال',
    'المقالات',
    'الصحيفة',
    'الجريدة',
    'المجلة',
  ],
  ...[
    'the',
    'a',
    'of',
    'site',
    'website',
    'web',
    'chief',
    'in',
    'head',
    'deputy',
    'board',
    'desk',
    'community',
  ],
  ...[
    'comment',
    'comments',
    'official',
    'account',
    'real',
    'technical',
    'tech',
    'global',
    'super',
    'from',
    'your',
  ],
];

const offices = OFFICES.map(shape);
const pieces = [...new Set([...offices, ...BESIDE.map(shape)])].map((text) => ({
  text,
  isOffice: offices.includes(text),
}));

/** «الإدارة والتحرير» */
const AND = 'و';

/** Whether a name is nothing but words of office, written together or apart, with digits behind it or in place of letters. */
export function isOfficeName(name: string): boolean {
  return nameShapes(name).some(isMadeOfOffices);
}

/** Whether pieces, one of them an office, make up the whole: what each of its beginnings can be made of, from left to right. */
function isMadeOfOffices(text: string): boolean {
  const made = Array.from({ length: text.length + 1 }, () => ({ any: false, office: false }));
  const first = made[0];
  if (first) first.any = true;
  for (const [start, { any, office }] of made.entries()) {
    if (!any) continue;
    // After «and»; or on the last letter of the piece before, as a shape has no letter twice in a row.
    const joints = start === 0 ? [] : [text.startsWith(AND, start) ? start + AND.length : start, start - 1];
    for (const from of new Set([start, ...joints])) {
      for (const piece of pieces) {
        const to = from + piece.text.length;
        const end = to > start ? made[to] : undefined;
        if (!end || !text.startsWith(piece.text, from)) continue;
        end.any = true;
        end.office ||= office || piece.isOffice;
      }
    }
  }
  return made.at(-1)?.office ?? false;
}
