/** Confusable letters. */
import { foldArabic, removeMarks } from './arabic';

/** Letters of Arabic script that look like another one, after foldArabic; that one comes last in its row. */
const ARABIC_CONFUSABLES = [
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

/** Cyrillic, Greek and phonetic letters by the Latin one they look like, also as capitals (lower-cased by then). */
const LATIN_CONFUSABLES = [
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

const CONFUSABLES = new Map(
  [...ARABIC_CONFUSABLES, ...LATIN_CONFUSABLES].flatMap((row) => {
    const letters = Array.from(row);
    const letter = letters.pop() ?? '';
    return letters.map((twin) => [twin, letter] as const);
  }),
);

/** One character as folded, unaccented letters (a ligature gives several), a sign, a space or nothing. */
export function readCharacter(character: string): string {
  if (character !== '\u{FEFF}' && /[\s\u{85}]/u.test(character)) return ' ';
  const bare = removeMarks(foldArabic(character).normalize('NFKD'));
  return Array.from(bare, (letter) => CONFUSABLES.get(letter) ?? letter).join('');
}
