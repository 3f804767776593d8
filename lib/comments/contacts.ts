/** Finds ways to reach somebody in a comment: e-mail addresses, phone numbers, and names of channels. */
import { foldArabic } from '@/lib/text/arabic';
import { MAIL } from './links';
import { phonesOf } from './phones';
import { undisguise } from './undisguise';

/** As they would be used: addresses in lower case, numbers as digits, `t.me/name` and `@name`; each once. */
interface Contacts {
  emails: string[];
  phones: string[];
  channels: string[];
}

export function findContacts(raw: string): Contacts {
  // Folded before, a line would end like a space, which parts nothing.
  const text = undisguise(raw).split('\n').map(foldArabic).join('\n');
  const emails = text.includes('@') ? [...(text.match(MAIL) ?? []), ...(text.match(NAMED_MAIL) ?? [])] : [];
  const rest = emails.length > 0 ? text.replace(MAIL, ' ') : text;
  return {
    emails: once(emails),
    phones: once(phonesOf(rest)),
    channels: once(channelsOf(rest)),
  };
}

const once = (found: string[]) => [...new Set(found)];

/** Without its ending, a host that everybody knows: name@gmail. */
const NAMED_MAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:gmail|hotmail|yahoo|outlook|icloud|جيميل|هوتميل|ياهو)(?![\p{L}\p{N}.@-])/gu;

const CHANNEL_LINK =
  /(?<![\p{L}\d])(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|whatsapp\.com\/channel|discord\.gg)\/(?!s?$)[\w+/-]{2,64}/gu;
const PLATFORM = `(?:ال|بال|عال)?(?:تي?لي?[جغق]رام|يوزر(?:ي|نا)?|معرف(?:ي|نا)|سناب(?: ?شات)?|انست[اغقج](?:رام)?|انستا?[غقج]رام|تيك ?توك|ديسكورد|telegram|tg|snap(?:chat)?|insta(?:gram)?|tiktok|discord)`;
const HANDLE = String.raw`[a-z][a-z\d_.]{3,30}[a-z\d_]`;
/** «تيليجرام: name»; before another Latin word it is a sentence («Telegram: better than the others»). */
const PLATFORM_HANDLE = new RegExp(
  String.raw`(?<!\p{L})[وب]?${PLATFORM}(?!\p{L})(?: ?[:=>-]{1,2} ?@?| ?@)(${HANDLE})(?![a-z\d_@]|[ ,]+[a-z])`,
  'gu',
);
const AT_HANDLE = new RegExp(String.raw`(?<![\p{L}\p{N}._/@-])@(${HANDLE})(?![\p{L}@])`, 'gu');
const CALLS = `قنات(?:ي|نا|ه|هم)|القناه|قناه|قروب|جروب|مجموعتنا|تابعو(?:ا|ني|نا)|تابعني|انضمو?ا?|اشتركوا?|راسل(?:ني|نا|وني|ونا)|تواصلوا?|للتواصل|للاشتراك|للحجز|كلمني|كلموني|حسابي|حسابنا|بوت|توصيات|ارباح|اربح|join|follow (?:me|us)|subscribe|my channel|our channel|dm|message me|contact me|signals|earn`;
/** What calls others to a channel, near its name. */
const CALL_TO = new RegExp(String.raw`(?<!\p{L})[وف]?(?:${CALLS}|${PLATFORM})(?!\p{L})`, 'u');
const CALL_BEFORE = new RegExp(String.raw`(?<!\p{L})[وف]?(?:${CALLS})(?!\p{L})`, 'u');
/** «قناتي على التليجرام name»: without a sign before it, and before no other Latin word. */
const SPACED_HANDLE = new RegExp(
  String.raw`(?<!\p{L})[وب]?${PLATFORM} (${HANDLE})(?![\p{L}\d_@]|[ ,]+[a-z])`,
  'gu',
);
/** What is said of a platform, and no name. */
const OF_PLATFORM =
  /^(?:desktop|premium|messenger|windows|android|iphone|business|update|video|stories|reels|channel|group|groups|server|beta|online|nitro|login|signup|spotlight|chat|live|shop|store|story|bots?|ads|stars|wallet|passport|filters?|lenses|app|apps|web|plus)$/;

const NEAR = 40;

function channelsOf(text: string): string[] {
  if (!/[a-z\d_]{2}/.test(text)) return [];
  const links = (text.match(CHANNEL_LINK) ?? []).map((link) => link.replace(/(?<!\/)\/+$/, ''));
  const named = [...text.matchAll(PLATFORM_HANDLE)].map(([, name]) => `@${name}`);
  const called = [...text.matchAll(AT_HANDLE)].flatMap(({ 0: handle, 1: name = '', index }) => {
    const around = text.slice(Math.max(0, index - NEAR), index + handle.length + NEAR);
    // At the head of a comment it is whom the comment answers; a name with digits or strokes is an account's.
    const isAccount = index > 0 && /[\d_]/.test(name);
    return isAccount || CALL_TO.test(around) ? [handle] : [];
  });
  const spaced = [...text.matchAll(SPACED_HANDLE)].flatMap(({ 0: found, 1: name = '', index }) =>
    isNamed(name, text.slice(0, index), found, text.slice(index + found.length)) ? [`@${name}`] : [],
  );
  return [...links, ...named, ...called, ...spaced];
}

/** A name with a stroke is an account's; another where a call stands before it, or nothing else in the line in Arabic. */
function isNamed(name: string, before: string, found: string, after: string): boolean {
  if (OF_PLATFORM.test(name)) return false;
  if (name.includes('_') || CALL_BEFORE.test(before.slice(-NEAR))) return true;
  const line = `${before.slice(-NEAR).split('\n').at(-1)}${after.slice(0, NEAR).split('\n')[0]}`;
  return /^[^a-z]/.test(found) && line.trim() === '';
}
