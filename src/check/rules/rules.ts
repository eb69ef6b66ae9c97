import type { Rule } from '../content.ts';
import { choiceName, stepName, unknownAnswer } from './answers.ts';
import { impossibleValue, unknownSubject } from './conditions.ts';
import { doubleNumber, unknownCountry, unknownRisk, unknownSpoken, unquotedNumber } from './contacts.ts';
import { unknownFreshness, unknownPlace } from './countries.ts';
import { impossibleDate, validity } from './dates.ts';
import { sameFlow, schemaLine, strayFile } from './files.ts';
import { unknownFlag, unknownIndicator, unusedFlag } from './flags.ts';
import { keptAnswer } from './keep.ts';
import { doubleWord, sameLabel } from './labels.ts';
import { languageCode, missingLanguage, unknownLanguage } from './languages.ts';
import { invisible, notNfc, wrongScript } from './letters.ts';
import { longContacts, longLabel, longText, tooManyAnswers } from './limits.ts';
import { phoneInText } from './phones.ts';
import { placeholder, unknownFact } from './placeholders.ts';
import { unreachable, unusedFlow } from './reach.ts';
import { unknownShow } from './show.ts';
import { sumInputs, unknownSum } from './sums.ts';
import { missingDoor, returnNowhere, unknownFlow, unknownStep } from './targets.ts';
import { emptyText, missingText, unknownText } from './texts.ts';
import { missingOrganisation, unusedFact } from './unused.ts';
import { noWayOn, silentLoop } from './ways-on.ts';

/** Every rule. Their order does not matter: problems are sorted by file and line. */
export const rules: Rule[] = [
  [unknownStep, unknownFlow, missingDoor, returnNowhere],
  [unknownSubject, impossibleValue, unknownAnswer, choiceName, stepName, keptAnswer],
  [unknownFlag, unusedFlag, unknownIndicator, unknownShow, unknownSum, sumInputs],
  [unreachable, unusedFlow, noWayOn, silentLoop],
  [languageCode, missingLanguage, unknownLanguage, missingText, unknownText, emptyText, placeholder, unknownFact],
  [sameLabel, doubleWord, phoneInText, invisible, notNfc, wrongScript],
  [longLabel, tooManyAnswers, longText, longContacts],
  [unquotedNumber, doubleNumber, unknownCountry, unknownRisk, unknownSpoken, unknownPlace, unknownFreshness],
  [impossibleDate, validity, unusedFact, missingOrganisation, strayFile, schemaLine, sameFlow],
].flat();
