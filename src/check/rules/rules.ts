import type { Rule } from '../content.ts';
import { unknownList, unknownSign } from './adverts.ts';
import { expiredFact, oldFact, undatedFact } from './ages.ts';
import { areaWithoutCountry, unknownArea, unknownTown } from './areas.ts';
import { choiceName, stepName, unknownAnswer } from './answers.ts';
import {
  contraryRisk,
  oldContacts,
  phoneLength,
  sameNumber,
  unclearConsent,
  unknownTopic,
  unwarnedOffice,
} from './calls.ts';
import { unknownWords } from './borrowed.ts';
import { impossibleValue, unknownSubject } from './conditions.ts';
import {
  doubleNumber,
  firstForOther,
  unknownCountry,
  unknownRisk,
  unknownServed,
  unknownSpoken,
  unquotedNumber,
} from './contacts.ts';
import { unknownFreshness, unknownPlace } from './countries.ts';
import { impossibleDate, validity } from './dates.ts';
import { differentFigure } from './figures.ts';
import { dangerExample } from './examples.ts';
import { sameFlow, schemaLine, strayFile } from './files.ts';
import { unknownFlag, unknownIndicator, unusedFlag } from './flags.ts';
import { doubleGloss } from './glosses.ts';
import { missingHolidays, strangeHoliday } from './holidays.ts';
import { keptAnswer } from './keep.ts';
import { doubleWord, sameLabel } from './labels.ts';
import { languageCode, missingLanguage, unknownLanguage } from './languages.ts';
import { invisible, notNfc, wrongScript } from './letters.ts';
import { longContacts, longLabel, longText, tooManyAnswers } from './limits.ts';
import { brokenLink } from './links.ts';
import { oneSidedNeighbour, removedLanguage, unknownZone } from './map.ts';
import { numberInText } from './numbers.ts';
import { phoneInText } from './phones.ts';
import { wrongHours } from './opening.ts';
import { missingPlace } from './places.ts';
import { placeholder, unknownFact } from './placeholders.ts';
import { changedSinceReview, unknownReview } from './reviews.ts';
import { unreachable, unusedFlow } from './reach.ts';
import { longSentence } from './reading.ts';
import { mixedScript, untranslated, zawgyi } from './scripts.ts';
import { unknownShow } from './show.ts';
import { sumInputs, unknownSum } from './sums.ts';
import { missingDoor, returnNowhere, unknownFlow, unknownStep } from './targets.ts';
import { emptyText, missingText, unknownText } from './texts.ts';
import { deadBranch, fallsThrough, neverReturns, passedOver } from './turnings.ts';
import { missingOrganisation, unusedFact } from './unused.ts';
import { unwritten } from './unwritten.ts';
import { outOfRange, unknownUnit, wordyNumber } from './values.ts';
import { noWayOn, silentLoop } from './ways-on.ts';
import { forbiddenWord, lockScreen } from './wording.ts';

/** Every rule. Their order does not matter: problems are sorted by file and line. */
export const rules: Rule[] = [
  [unknownStep, unknownFlow, missingDoor, returnNowhere, unknownWords],
  [unknownSubject, impossibleValue, unknownAnswer, choiceName, stepName, keptAnswer],
  [unknownFlag, unusedFlag, unknownIndicator, unknownShow, unknownSum, sumInputs],
  [unreachable, unusedFlow, noWayOn, silentLoop, fallsThrough, deadBranch, neverReturns, passedOver],
  [languageCode, missingLanguage, unknownLanguage, missingText, unknownText, emptyText, placeholder, unknownFact],
  [unwritten],
  [sameLabel, doubleWord, phoneInText, numberInText, invisible, notNfc, wrongScript],
  [mixedScript, zawgyi, untranslated, differentFigure, forbiddenWord, lockScreen, longSentence],
  [longLabel, tooManyAnswers, longText, longContacts],
  [unquotedNumber, doubleNumber, firstForOther, unknownCountry, unknownRisk, unknownServed, unknownSpoken],
  [unknownArea, unknownTown, areaWithoutCountry],
  [unknownPlace, unknownFreshness, strangeHoliday, missingHolidays],
  [unknownTopic, phoneLength, sameNumber, unclearConsent, contraryRisk, unwarnedOffice, oldContacts, brokenLink],
  [wrongHours],
  [expiredFact, oldFact, undatedFact, wordyNumber, unknownUnit, missingPlace, outOfRange],
  [oneSidedNeighbour, unknownZone, removedLanguage],
  [dangerExample, doubleGloss, unknownSign, unknownList],
  [unknownReview, changedSinceReview],
  [impossibleDate, validity, unusedFact, missingOrganisation, strayFile, schemaLine, sameFlow],
].flat();
