/** Letters that pass for others. Rules: research/arabic.md sections 1 and 7. */
import { foldArabic, removeMarks } from './arabic';

/** Letters of Arabic script that pass for another one, after foldArabic; the letter they pass for comes last. */
const ARABIC_TWINS = [
  'ٲٳࡰا',
  'ٻڀݐݑݒݓݔݕݖب',
  'ٹٺټت',
  'ٽٿث',
  'ڃڄڇج',
  'ځڂڅح',
  'ڿخ',
  'ڈډڊڋڍد',
  'ڌڎڏڐذ',
  'ڑڒړڔڕږر',
  'ژڗڙز',
  'ښڛس',
  'ڜش',
  'ڝص',
  'ڞض',
  'ڟظ',
  'ڠݝݞݟغ',
  'ڡڢڣڥڦف',
  'ڧڨٯق',
  'ڪګڬڭڮڰڱڲڳڴݢݣݤك',
  'ڵڶڷڸݪل',
  'ݥݦم',
  'ںڹڻڼڽݧݨݩن',
  'ەہھۃۿه',
  'ۄۅۆۇۈۉۊۋۏو',
  'ۍێېۑےؠي',
];

/** Cyrillic, Greek and phonetic letters by the Latin one they pass for, also as capitals (lower-cased by then). */
const LATIN_TWINS = [
  'аαɑᴀa',
  'вβʙb',
  'сᴄc',
  'ԁđᴅd',
  'еεєᴇe',
  'ғꜰf',
  'ɡɢg',
  'нһħʜh',
  'іιıɩɪi',
  'јᴊj',
  'кκᴋk',
  'ӏłʟl',
  'мμᴍm',
  'пηɴn',
  'оοøᴏo',
  'рρᴘp',
  'ԛq',
  'гʀr',
  'ѕꜱs',
  'тτᴛt',
  'υᴜu',
  'νѵᴠv',
  'ԝωᴡw',
  'хχx',
  'уγүʏy',
  'ζᴢz',
];

const TWINS = new Map(
  [...ARABIC_TWINS, ...LATIN_TWINS].flatMap((row) => {
    const letters = Array.from(row);
    const letter = letters.pop() ?? '';
    return letters.map((twin) => [twin, letter] as const);
  }),
);

/** What one character stands for: folded, unaccented letters (a ligature gives several), a sign, a space or nothing. */
export function readCharacter(character: string): string {
  if (character !== '\u{FEFF}' && /[\s\u{85}]/u.test(character)) return ' ';
  const bare = removeMarks(foldArabic(character).normalize('NFKD'));
  return Array.from(bare, (letter) => TWINS.get(letter) ?? letter).join('');
}
