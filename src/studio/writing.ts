import { unitsOf } from '../bundle/review.ts';
import { signed, sealNow } from '../bundle/sign.ts';
import { asObject, asText } from '../channels/json.ts';
import { nameIn } from './asked.ts';
import type { Draft } from './drafts.ts';
import { editable } from './editable.ts';
import { previewOf } from './preview.ts';
import type { Placed } from './problems.ts';
import type { Desk } from './on-desk.ts';
import { newProblems, refuseConflict, saveFile } from './save.ts';
import { mustBe, signatureOf, type Staff } from './staff.ts';
import {
  hasToFollow,
  isAbout,
  mayWrite,
  readWording,
  type Wording,
  wasMissing,
  withWords,
  wordsIn,
} from './wording.ts';
import { Wrong } from './wrong.ts';

/** What the page asks while somebody writes a text or has read one. */
export const writingQuestions = {
  /** How words that are not saved would look. Nothing is written. */
  showWords({ drafts }: Desk, body: unknown) {
    const draft = drafts.now();
    const wording = readWording(body, draft.bundle);
    const changed = new Map([[wording.file, tryIn(draft, wording)]]);
    return { preview: previewOf(drafts.compiled(changed), wording) };
  },
  /** What the checker says of them. */
  tryWords({ drafts }: Desk, body: unknown) {
    const draft = drafts.now();
    const wording = readWording(body, draft.bundle);
    const tried = drafts.tried(new Map([[wording.file, tryIn(draft, wording)]]));
    const fresh = newProblems(draft.problems, tried.problems);
    const [isOld, isLater] = [wasMissing(wording), hasToFollow(wording, draft.bundle)];
    const [later, own] = split(fresh, (one) => isLater(one, tried.files));
    const still = tried.problems.filter(
      (one) => one.file === wording.file && isAbout(wording, one, tried.files) && !fresh.includes(one),
    );
    return { problems: [...own.filter((one) => !isOld(one)), ...still], follow: languagesOf(later) };
  },
  saveWords(desk: Desk, body: unknown, by: Staff) {
    const { bundle } = desk.drafts.now();
    const wording = readWording(body, bundle);
    if (!mayWrite(by, wording.lang))
      throw new Wrong(
        `You may read these words, but not change them: that is for editors, and for reviewers of "${wording.lang}".`,
      );
    if (wording.will === '') throw new Wrong('The text is empty. Words are changed here, never taken out.');
    const change = (text: string) => {
      const is = wordsIn(text, wording);
      refuseConflict('these words', { was: wording.was, is, will: wording.will });
      return is === wording.will ? text : withWords(text, wording, bundle);
    };
    const saved = saveFile(desk, wording.file, change, {
      isOld: wasMissing(wording),
      isLater: hasToFollow(wording, bundle),
    });
    return { ...saved, follow: languagesOf(saved.problems.filter(({ severity }) => severity === 'error')) };
  },
  /** Somebody has read these words, and they are right. `seal`: that of the words on their page. */
  review(desk: Desk, body: unknown, by: Staff) {
    mustBe('reviewer', by);
    const { bundle } = desk.drafts.again();
    const given = asObject(body);
    const lang = nameIn(bundle.languages, asText(given.lang) ?? '', 'language');
    if (!by.languages.includes(lang)) throw new Wrong(`You read other languages: ${by.languages.join(', ')}.`);
    const unit = nameIn(Object.fromEntries(unitsOf(bundle.texts[lang])), asText(given.unit) ?? '', `text in "${lang}"`);
    const state = given.state === 'approved' ? 'approved' : 'reviewed';
    if (given.seal !== sealNow(bundle, lang, unit))
      throw new Wrong('The words have changed since you loaded them. Nothing was recorded. Read them once more.');
    const reading = { unit, state, by: signatureOf(by, given.by), now: Date.now() } as const;
    return saveFile(desk, `locales/${lang}/reviews.yaml`, (text) => signed(text, bundle, lang, reading));
  },
};

function tryIn({ bundle, files }: Draft, wording: Wording): string {
  const text = files.find(({ file }) => file === wording.file)?.text ?? '';
  if (text.trim() !== '') editable(wording.file, text);
  wordsIn(text, wording);
  return withWords(text, wording, bundle);
}

/** The languages whose files these stand in. */
const languagesOf = (problems: Placed[]): string[] => [
  ...new Set(problems.map(({ file }) => file.split('/')[1] ?? '')),
];

const split = <T>(all: T[], by: (one: T) => boolean): [T[], T[]] => [all.filter(by), all.filter((one) => !by(one))];
