/** Words in their sentence: إن after قال, words twice, and weak verbs. */
import { type CheckedText, nextWord, previousWord, respelled, type Word } from './checked-text';
import { wordSet } from './lists/word-set';
import type { Rule, Slip } from './slip';

const SAY =
  /^[وف]?(?:قال|قالت|قالوا|قالا|قالتا|قلن|قلت|قلنا|س?(?:يقول|تقول|أقول|نقول|يقولون|تقولون|يقولان|تقولان|يقلن)|قيل|س?يقال|قائل|قائلة|قائلا|قائلين|قائلون)$/u;
/** Also without its hamza, which elsewhere has two readings. */
const ANNA = /^[أا]ن(?:ه|ها|هم|هما|هن|ني|ي|نا|ك|كم|ا)?$/u;
/** Most words of a subject between قال and إن. */
const MAX_SUBJECT = 3;
/** What governs أن itself, or says that another clause has begun. */
const NO_SUBJECT = wordSet(`
  له لها لهم لهما لي لنا لك لكم إن إنه إنها إنهم إننا إني ما لا لم لن ليس في من على عن إلى مع بعد قبل خلال عند منذ حول دون بدون غير رغم إلا سوى بين ضد أو ثم
  كما لولا بما لما حتى لكن لكنه بل هل قد لو إذا يجب يمكن ينبغي يكفي يبدو صحيح ممكن واجب ضروري مهم المهم الأهم واضح الواضح المؤكد الضروري الممكن المتوقع المفترض القول الحقيقة
  أكد أعلن أضاف علم ظن اعتقد رأى سمع عرف أراد حاول استطاع قرر كذلك أيضا به بها فيه فيها عليه عليها هو هي هذا هذه ذلك شرط بشرط أمل أملا`);

/** قال takes إن, also after its subject. */
export const innaAfterQala: Rule = function* (checked) {
  for (const [index, word] of checked.words.entries()) {
    if (!SAY.test(word.bare)) continue;
    const before = previousWord(checked, index)?.bare ?? '';
    if (/^(?:ما|القول|لم|لا)$/u.test(before) && /^أقول|^نقول/u.test(word.bare)) continue;
    const found = saidThat(checked, index);
    if (found) yield { start: found.start, end: found.end, fix: respelled(found, `إ${found.bare.slice(1)}`) };
  }
};

function saidThat(checked: CheckedText, index: number): Word | undefined {
  for (let at = index; at <= index + MAX_SUBJECT; at += 1) {
    const next = nextWord(checked, at);
    // أنا is "I", which no أن is.
    if (!next || /^[أا]نا$/u.test(next.bare)) return undefined;
    if (ANNA.test(next.bare)) return next;
    if (!maySaySubject(next.bare)) return undefined;
  }
  return undefined;
}

/** A noun or a name, not a verb of its own nor a word with a preposition. */
function maySaySubject(bare: string): boolean {
  if (NO_SUBJECT.has(bare) || SAY.test(bare)) return false;
  if (/^(?:لل|بال|كال|وال|فال|ل(?=.{4}))/u.test(bare)) return bare.startsWith('وال');
  return !/^[يت][^اوي]{2,}.*(?:ون|ان|وا|[^اةيه])$/u.test(bare) || NAMES_LIKE_VERBS.has(bare);
}
const NAMES_LIKE_VERBS = wordSet('تركي ترمب ترامب تشرشل يحيى يزن يوسف ياسر ياسين تميم تقرير تلميذ تاجر');

const ONCE = wordSet(`
  في إلى على عن أن إن أنه أنها إنه إنها التي الذي الذين اللاتي هذا هذه ذلك تلك هؤلاء قد مع أو ثم كما كل عند منذ حتى لأن لأنه لأنها لكن لدى خلال حول ضد سوف بسبب وفي وعلى وقد
  حيث عندما بينما أيضا`);

/** Only words of grammar: رويدا رويدا and خطوة خطوة are right. */
export const repeatedWord: Rule = function* (checked) {
  for (const [index, word] of checked.words.entries()) {
    const next = ONCE.has(word.bare) ? nextWord(checked, index) : undefined;
    if (next?.bare !== word.bare || isLetters(checked, index)) continue;
    yield { start: word.start, end: next.end, fix: word.raw };
  }
};

/** سي إن إن is CNN: names of letters in a row. */
function isLetters(checked: CheckedText, index: number): boolean {
  const beside = [previousWord(checked, index)?.bare ?? '', nextWord(checked, index + 1)?.bare ?? ''];
  return beside.some((word) => /^(?:سي|بي|تي|إس|إم|إل|أم|دي|جي|أو|إف|آر)$/u.test(word));
}

const TAMMA = /^[وفس]*(?:تم|يتم|تمت|تتم)$/u;
/** How far the rules below look for what ends the construction. */
const MAX_CLAUSE_WORDS = 12;

function* clauseFrom(checked: CheckedText, index: number, most: number): Generator<[Word, number]> {
  for (let at = index; at < index + most; at += 1) {
    const next = nextWord(checked, at);
    if (!next) return;
    yield [next, at + 1];
  }
}

/** تم + noun + من قبل + who did it. */
export const passiveAgent: Rule = function* (checked) {
  for (const [index, word] of checked.words.entries()) {
    if (!TAMMA.test(word.bare) || /^(?:لم|لن)$/u.test(previousWord(checked, index)?.bare ?? '')) continue;
    for (const [next, at] of clauseFrom(checked, index, MAX_CLAUSE_WORDS)) {
      if (TAMMA.test(next.bare)) break;
      const by = next.bare === 'من' ? nextWord(checked, at) : undefined;
      if (by?.bare !== 'قبل') continue;
      const agent = nextWord(checked, at + 1)?.bare ?? '';
      if (agent && !/^(?:أن|ومن|و|في|كانت?|ب.*أيام)$/u.test(agent)) yield { start: word.start, end: by.end };
      break;
    }
  }
};

const MIN_TAMMA = 3;
/** One in so many words. */
const TAMMA_SHARE = 100;

/** The first of too many, since the text as a whole is weak. */
export const tammaOveruse: Rule = function* (checked) {
  const found = checked.words.filter((word, index) => TAMMA.test(word.bare) && nextWord(checked, index));
  const [first] = found;
  if (!first || found.length < MIN_TAMMA || found.length * TAMMA_SHARE <= checked.words.length) return;
  yield { start: first.start, end: first.end };
};

const QAMA = /^[وف]?(?:قام|قامت|قاموا|قاما|قمت|قمنا|قمن|س?(?:يقوم|تقوم|يقومون|تقومون|أقوم|نقوم|يقمن))$/u;
const DEEDS = wordSet(`
  زيارة إجراء توقيع إرسال إطلاق شراء بيع فتح إغلاق تدمير قصف نشر إعداد تطوير تصوير اعتقال قتل تنفيذ إعلان تقديم توزيع إنشاء تشكيل بناء تأسيس تنظيم توفير تحديث تعديل إلغاء
  تسليم استقبال كتابة ترجمة تحويل نقل إصلاح تركيب حذف إضافة تعيين افتتاح تفتيش هدم ترميم إصدار تأجيل تحليل تسجيل دراسة`);
/** Most words between قام and what was done. */
const MAX_DOER = 3;

/** قام بزيارة is زار. */
export const qamaBi: Rule = function* (checked): Generator<Slip> {
  for (const [index, word] of checked.words.entries()) {
    if (!QAMA.test(word.bare)) continue;
    for (const [next] of clauseFrom(checked, index, MAX_DOER + 1)) {
      if (!next.bare.startsWith('ب') || !isDeed(next.bare.slice(1))) continue;
      yield { start: word.start, end: next.end };
      break;
    }
  }
};

function isDeed(noun: string): boolean {
  return (
    DEEDS.has(noun) ||
    DEEDS.has(noun.replace(/^ال/u, '')) ||
    DEEDS.has(noun.replace(/(?:ها|هم|ه)$/u, '')) ||
    DEEDS.has(noun.replace(/ت(?:ها|هم|ه)$/u, 'ة'))
  );
}
