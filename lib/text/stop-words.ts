/** Stop words of Arabic and English, folded by foldArabic. */

const ARABIC = `
  ال و ب ل ك ف من في علي الي عن مع هذا هذه ذلك تلك هذان هاتان هولاء اولئك الذي التي الذين اللذان اللتان اللاتي ما ماذا لماذا متي
  اين كيف كم هل اي ايه ان انه انها انهم اني كان كانت كانوا يكون تكون ليس ليست لم لن لا لكن ولكن او ام بل حتي اذا اذ لو
  لولا قد لقد سوف كل كلا بعض غير سوي بين عند عندما حين حيث بعد قبل منذ خلال ضد نحو لدي فوق تحت حول دون هو هي هم هن
  انا انت نحن له لها لهم به بها بهم منه منها منهم فيه فيها فيهم عليه عليها عليهم اليه اليها اليهم عنه عنها هنا هناك
  ثم ايضا كما مما فقط ذات مثل يا الا اما انما كذلك لان لانه لانها
`;

const ENGLISH = `
  a an the and or but nor of in on at to for from by with as is are was were be been being it its this that these those
  he she they we you i his her their our your not no do does did has have had will would can could what which who how
  when where why than then there so if into about
`;

const STOP_WORDS = new Set(`${ARABIC} ${ENGLISH}`.trim().split(/\s+/));

/** Whether a folded word is one of them, also with the proclitic و or ف. */
export function isStopWord(foldedWord: string): boolean {
  return STOP_WORDS.has(foldedWord) || (/^[وف]./.test(foldedWord) && STOP_WORDS.has(foldedWord.slice(1)));
}
