import tools from 'myanmar-tools';

/**
 * How likely a text is written in Zawgyi, the old Burmese encoding: 0 to 1. From 0.95 on it is: of 164 Burmese phrases
 * in Unicode none was above, of 163 in Zawgyi all but one. The detector takes S'gaw Karen for Zawgyi, so a text with
 * letters of Karen and none that Karen lacks is never Zawgyi.
 */
export function zawgyiProbability(text: string): number {
  if (KAREN.test(text) && !NOT_KAREN.test(text)) return 0;
  // Without Burmese letters the detector says minus infinity.
  const probability = Math.max(0, detector.getZawgyiProbability(text));
  // Without a sign that only Zawgyi has it stays doubtful, as Pali in Unicode does: then it is read both ways.
  return ONLY_ZAWGYI.test(text) ? probability : Math.min(probability, DOUBTFUL);
}

const detector = new tools.ZawgyiDetector();

const DOUBTFUL = 0.9;
/** What Unicode text never has: that mark before anything else, the shapes of Zawgyi, a vowel sign without its letter. */
const ONLY_ZAWGYI =
  /\u1039(?![\u1000-\u1021\u105a-\u105d])|[\u1033\u1034\u1060-\u1097]|(?:^|[^\u1000-\u103f\u105a-\u105f])\u1031/;

const KAREN = /[\u1060-\u1064]/;
/** Burmese letters that Karen does not write, and code points that Zawgyi gives other shapes than Unicode does. */
const NOT_KAREN =
  /\u1031|\u1033|\u1034|\u1039|\u105a|[\u{106a}-\u{106f}]|[\u{107e}-\u{1081}]|\u1082|\u1083|\u1084|\u1086|\u1094|\u1095/u;

/** From this on a text is Zawgyi; between the two it may be either, and is read both ways. */
const SURELY = 0.95;
const PERHAPS = 0.05;

/**
 * How a text may be read: as it is, as Zawgyi turned into Unicode, or both, the likelier first. Text that is Unicode
 * already is never converted: that would spoil it.
 */
export function readBurmese(text: string): string[] {
  if (!BURMESE.test(text)) return [text];
  const probability = zawgyiProbability(text);
  if (probability < PERHAPS) return [text];
  const converted = converter.zawgyiToUnicode(text);
  return probability >= SURELY ? [converted] : [text, converted];
}

const converter = new tools.ZawgyiConverter();
const BURMESE = /[\u1000-\u109f]/;

/** The same words for a phone that shows Zawgyi. Only for showing: nothing is stored or compared in it. */
export const toZawgyi = (text: string): string => (BURMESE.test(text) ? converter.unicodeToZawgyi(text) : text);

/** Whether somebody who wrote this sees Zawgyi on the phone. */
export const isZawgyi = (text: string): boolean => BURMESE.test(text) && zawgyiProbability(text) >= SURELY;
