/** و is a prefix: it is written with what follows. */
import { arabic } from './letters';
import { type Rule, slipsAt } from './slip';

const DETACHED = arabic(
  String.raw`(?<![^\s(\[«“"،؛.:–—…])و[{M}]?[ \u{A0}]+(?=(?<next>[{A}{M}\u{640}]+|[\p{Script=Latin}{D}\u{FFFC}«“"(]))`,
);
/** The letter itself: حرف و, أ و ب. */
const LETTER_BEFORE = arabic(
  String.raw`(?:^|[^{A}{M}])(?:[وب]?(?:ال)?(?:حرف|حرفي|حروف|أحرف|واو)|[{A}]|بين [{A}])[ \u{A0}]+$`,
);

export const detachedWaw: Rule = ({ text }) =>
  slipsAt(text, DETACHED, ({ 0: found, index, groups: { next = '' } = {} }) => {
    LETTER_BEFORE.lastIndex = 0;
    const isLetter = LETTER_BEFORE.test(text.slice(Math.max(0, index - 12), index));
    const isAlone = /^\p{Script=Arabic}$/u.test(next);
    return isLetter || isAlone ? null : found.trimEnd();
  });
