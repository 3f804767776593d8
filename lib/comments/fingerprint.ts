/**
 * Fingerprint of a comment, by which the comments of a campaign find one another: what it leads to, and a MinHash of its
 * words (Broder 1997), cut into bands, so that near-equal texts share one and are found by an index.
 */
import { foldArabic } from '@/lib/text/arabic';
import { quoteSigns } from '@/lib/text/line-runs';
import { squeeze } from '@/lib/text/spelling';
import { isStopWord } from '@/lib/text/stop-words';
import { findContacts } from './contacts';
import { sharedKey } from './hosts';
import { findLinks } from './links';
import { undisguise } from './undisguise';

export const sharedKinds = ['link', 'phone', 'channel', 'email'] as const;
/** What comments of a campaign lead to in common. */
export interface SharedContact {
  kind: (typeof sharedKinds)[number];
  /** As it was found. */
  value: string;
  /** Equal for what leads to the same. */
  key: string;
}

export interface Fingerprint {
  contacts: SharedContact[];
  /** Folded words that say something, each once; none of a text too short to be known again. */
  words: ReadonlySet<string>;
}

/** Words of thanks and praise: the same ones by many people are no campaign, however many they are. */
const COURTESIES = new Set(
  `شكرا شكرن مشكور مشكورين مشكوره الشكر اشكر اشكرك اشكركم نشكر نشكركم جزيلا جزيل الجزيل لك لكم لكي جزاك جزاكم يجزيك يجزيكم
  الله اللهم خير خيرا الخير بارك يبارك فيك فيكم بكم بك ونفع ينفع عليكم عليك السلام سلام ورحمه وبركاته رحمه تحيه تحياتي تحيه
  التقدير تقديري احترامي احسنت احسنتم احسنتي ابدعت ابدعتم ابداع مبدع مبدعه مبدعين رائع رائعه الرائع الرائعه روعه جميل جميله
  الجميل الجميله ممتاز ممتازه الممتاز الممتازه مفيد مفيده المفيد المفيده قيم قيمه القيم القيمه جدا للغايه كثيرا دايما دائما
  مقال المقال مقاله المقاله مقالكم مقالك موضوع الموضوع كاتب الكاتب الكاتبه طرح الطرح كلام كلامك كلامكم جهد الجهد جهودكم
  جهودك المجهود مجهودكم وفقكم وفقك موفق موفقين التوفيق بالتوفيق استفدت استفدنا اعجبني حفظكم حفظك امين يعطيك يعطيكم العافيه
  سلمت سلمتم يداك ايديكم استاذ استاذنا الاستاذ دكتور دكتوره اخي اختي عزيزي عزيزتي صباح مساء النور فضلك فضلكم سمحت سمحتم يمكن
  اتفق نتفق متفق معك معكم معه معها الراي راي رايي رايك رايه تماما صحيح الصحيح صدقت صدق صدقتم فعلا بالفعل موافق اوافق اوافقك اوافقكم
  اويد اويدك سليم حق الحق الحقيقه بالضبط بالتاكيد طبعا اكيد نعم ميه بالميه مايه بالمايه
  لله بالله والله تالله باذن حول قوه العلي العظيم حسبي حسبنا نعم الوكيل سبحان بحمده الحمد حمدا استغفر اتوب رب ربي ربنا العالمين اله
  صل صلي وصل سلم وسلم نبينا النبي سيدنا محمد رسول رسوله الرسول اله وصحبه اجمعين راجعون شاء انشاء ماشاء تبارك تعالي اكبر رحم يرحم
  يرحمه يرحمها يرحمهم ارحم ارحمه ارحمها ارحمهم اغفر يغفر يتغمده تغمده بواسع رحمته اسكنه اسكنها يسكنه يسكنها فسيح جناته الجنه جنات
  مثواه اهله ذويه الصبر السلوان الهم عظم اجركم البقاء الدوام تعازينا تعازي خالص صادق عام انتم بخير عيد العيد عيدكم رمضان كريم سعيد
  مبارك مبروك الف تهانينا تستحق تستحقون استمر استمروا الامام
  thank thanks thankyou very much great nice good excellent article post author wonderful helpful useful really lovely well done job
  agree agreed totally completely absolutely fully exactly right true correct said couldn more same here all my you your me keep up work
  sharing share information informative interesting read reading love loved enjoyed enjoy awesome amazing perfect god bless`
    .trim()
    .split(/\s+/),
);

/** Fewer words are said alike by people who know nothing of each other. */
const MIN_WORDS = 4;
/** A comment of 5,000 letters has about 900. */
const MAX_WORDS = 400;
const WORD = /\p{L}[\p{L}\p{M}]+/gu;

/** @param ownHost the site's: a link to another article of ours is nobody's campaign */
export function fingerprint({ name, body }: { name: string; body: string }, ownHost: string): Fingerprint {
  const text = `${name}\n${body}`;
  const links = findLinks(text);
  const { emails, phones, channels } = findContacts(text);
  const keys = links.flatMap((link) => sharedKey(link, ownHost) ?? []);
  const called = channels.filter((channel) => WHATSAPP_NUMBER.test(channel));
  const contacts = [
    ...keys.map((value) => ({ kind: 'link' as const, value, key: value })),
    ...[...phones, ...called.map((channel) => channel.replace(WHATSAPP_NUMBER, ''))].map((value) => ({
      kind: 'phone' as const,
      value,
      key: phoneKey(value),
    })),
    ...channels
      .filter((channel) => !called.includes(channel))
      .map((value) => ({ kind: 'channel' as const, value, key: channelKey(value) })),
    ...emails.map((value) => ({ kind: 'email' as const, value, key: value })),
  ];
  return {
    contacts: [...new Map(contacts.map((contact) => [`${contact.kind}:${contact.key}`, contact])).values()],
    words: wordsOf(body, links),
  };
}

const WHATSAPP_NUMBER = /^wa\.me\/\+?(?=\d{8,15}$)/;

/** The last eight digits are the same with +966, 00966 and 0 before them. */
const phoneKey = (digits: string) => digits.replace(/^0+/, '').slice(-8);

/** The name alone: `@name` is mostly of Telegram, and a post of a channel leads to the channel. */
function channelKey(channel: string): string {
  const name = channel.replace(/^(?:@|(?:t|telegram)\.me\/(?:s\/)?)/, '');
  return name === channel || /^(?:joinchat|\+)/.test(name) ? name : (name.split('/')[0] ?? name);
}

/**
 * Without what is quoted, which many answer; without addresses, which a campaign changes, and digits, marks, emoji and
 * order.
 */
function wordsOf(body: string, links: readonly string[]): ReadonlySet<string> {
  const text = body
    .split('\n')
    .filter((line) => quoteSigns(line) === 0)
    .join('\n');
  const rest = links.reduce((plain, link) => plain.replaceAll(link, ' '), undisguise(text));
  const words = (foldArabic(rest).match(WORD) ?? []).slice(0, MAX_WORDS);
  const telling = new Set(words.filter((word) => !isStopWord(word) && !isCourtesy(word)).map(squeeze));
  return telling.size < MIN_WORDS ? new Set() : telling;
}

function isCourtesy(word: string): boolean {
  return COURTESIES.has(word) || (/^[وف]./.test(word) && COURTESIES.has(word.slice(1)));
}

/**
 * Share of words that two texts of one campaign have in common, of all in either. Of texts that kept four words in five it
 * is .47 on average; comments on one article have up to .2.
 */
const MIN_SIMILARITY = 0.38;
/** So few words must be the same ones, but for one in five. */
const FEW_WORDS = 6;
const MIN_SIMILARITY_OF_FEW = 0.8;

/** Jaccard similarity of the words. */
export function isNear(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  const least = Math.min(one.size, other.size) < FEW_WORDS ? MIN_SIMILARITY_OF_FEW : MIN_SIMILARITY;
  return common / (one.size + other.size - common) >= least;
}

/** Texts with half their words in common share one of twelve pairs in 97 of 100 cases, unlike ones (.1) in 11: those are compared. */
const BANDS = 12;
const ROWS = 2;

/** Keys of the index; equal ones make two comments worth comparing. */
export function bandsOf(words: ReadonlySet<string>): string[] {
  if (words.size === 0) return [];
  const hashes = [...words].map(hashOf);
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = Array.from({ length: ROWS }, (_, row) => minimum(hashes, band * ROWS + row + 1));
    return `${band}:${rows.map((row) => row.toString(36)).join(':')}`;
  });
}

function minimum(hashes: readonly number[], seed: number): number {
  let least = 0xffffffff;
  for (const hash of hashes) least = Math.min(least, mix(hash ^ Math.imul(seed, 0x9e3779b1)));
  return least;
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** The finalizer of MurmurHash3: each bit of the input changes half the bits of the output. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** What more than half of some comments lead to; null where it is their words that are alike. */
export function sharedContact(fingerprints: readonly Fingerprint[]): SharedContact | null {
  const counts = new Map<string, { contact: SharedContact; count: number }>();
  for (const contact of fingerprints.flatMap(({ contacts }) => contacts)) {
    const key = `${contact.kind}:${contact.key}`;
    counts.set(key, { contact, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return most && most.count * 2 > fingerprints.length ? most.contact : null;
}
