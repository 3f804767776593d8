import {
  doubleMark,
  invisible,
  lookAlike,
  persianLetters,
  presentationForms,
  tanwinHamza,
  tanwinPlace,
  tatweel,
} from './characters';
import { finalYeh, tehMarbuta } from './endings';
import type { RuleName } from './finding';
import { innaAfterQala, passiveAgent, qamaBi, repeatedWord, tammaOveruse } from './grammar';
import { hamzaQat, hamzaWasl } from './hamza';
import { alLatin, designationMixed, ibn, nameVariant } from './names';
import { numberGender } from './number-gender';
import { dateForm, digitSystems, numberSeparators, numberUnit, percentSign, slashSpace } from './numbers';
import { quoteMixed, quoteStraight, quoteWay, unbalanced } from './quote-marks';
import type { Rule } from './slip';
import {
  dashKind,
  doubleSpace,
  innerSpace,
  latinMark,
  repeatedMark,
  spaceAfterMark,
  spaceBeforeMark,
} from './spacing';
import { houseSpelling, misspelling } from './spelling';
import { detachedWaw } from './waw';

/** What each rule finds. */
export const rules: Record<RuleName, Rule> = {
  invisible,
  'presentation-forms': presentationForms,
  'look-alike': lookAlike,
  'persian-letters': persianLetters,
  tatweel,
  'double-mark': doubleMark,
  'name-variant': nameVariant,
  'designation-mixed': designationMixed,
  'tanwin-hamza': tanwinHamza,
  misspelling,
  'house-spelling': houseSpelling,
  'hamza-wasl': hamzaWasl,
  'hamza-qat': hamzaQat,
  'teh-marbuta': tehMarbuta,
  'final-yeh': finalYeh,
  'tanwin-place': tanwinPlace,
  'digit-systems': digitSystems,
  'number-separators': numberSeparators,
  'percent-sign': percentSign,
  'date-form': dateForm,
  'number-unit': numberUnit,
  'number-gender': numberGender,
  'repeated-word': repeatedWord,
  'inna-after-qala': innaAfterQala,
  ibn,
  'al-latin': alLatin,
  'detached-waw': detachedWaw,
  'quote-way': quoteWay,
  'quote-mixed': quoteMixed,
  'quote-straight': quoteStraight,
  'latin-mark': latinMark,
  'repeated-mark': repeatedMark,
  'space-before-mark': spaceBeforeMark,
  'space-after-mark': spaceAfterMark,
  'inner-space': innerSpace,
  'dash-kind': dashKind,
  'slash-space': slashSpace,
  'double-space': doubleSpace,
  unbalanced,
  'passive-agent': passiveAgent,
  'tamma-overuse': tammaOveruse,
  'qama-bi': qamaBi,
};
