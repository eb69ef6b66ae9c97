import { asObject, asText } from '../channels/json.ts';
import { firstLanguage } from '../engine/stage.ts';
import { committingQuestions } from './committing.ts';
import { flowOf, readConversation, readDay, readPlace } from './asked.ts';
import { earlierOf } from './earlier.ts';
import { entryQuestions } from './entry-questions.ts';
import { freshnessOf } from './freshness.ts';
import { drawMap } from './map.ts';
import { newAnswerQuestions } from './new-answer.ts';
import { newQuestionQuestions } from './new-question.ts';
import type { Desk } from './on-desk.ts';
import { overviewOf } from './overview.ts';
import { play } from './play.ts';
import { publishingQuestions } from './publishing.ts';
import { removingQuestions } from './removing.ts';
import type { Staff } from './staff.ts';
import { startingQuestions } from './starting.ts';
import { storyQuestions } from './story-writing.ts';
import { stepQuestions } from './step-questions.ts';
import { tellingQuestions } from './telling.ts';
import { textsOf } from './texts.ts';
import { translatorsQuestions } from './translators.ts';
import { withdrawingQuestions } from './withdrawing.ts';
import { writingQuestions } from './writing.ts';

/** Everything the page can ask, by the last part of the address. Answers are plain data. */
export const questions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  /** What there is, and who asks; short where nothing has changed since the version named. `again`: the files are read in any case. */
  state({ drafts, hearing }, body, me) {
    const { since, again } = asObject(body);
    const draft = again === true ? drafts.again() : drafts.now();
    const here = { version: draft.version, learning: hearing.isLearning(), watching: drafts.isWatching(), me };
    return draft.version === since ? here : { ...here, ...overviewOf(draft) };
  },
  talk({ drafts, hearing }, body) {
    const { version, bundle } = drafts.now();
    const talks = play(bundle, readConversation(body, bundle), (text) => hearing.understandOf(bundle)(text));
    return { version, learning: hearing.isLearning(), talks };
  },
  earlier({ drafts }, body) {
    const { from, lang } = asObject(body);
    const { version, bundle } = drafts.now();
    return { version, earlier: earlierOf(bundle, readPlace(from), asText(lang) || firstLanguage(bundle)) };
  },
  texts({ drafts }, body, by) {
    const draft = drafts.now();
    return { version: draft.version, ...textsOf(draft, asText(asObject(body).unit) ?? '', by) };
  },
  async map({ drafts }, body) {
    const { version, bundle, problems } = drafts.now();
    return { version, ...(await drawMap(bundle, flowOf(bundle, asObject(body).flow), problems, Date.now())) };
  },
  freshness({ drafts }, body) {
    const { day, lang } = asObject(body);
    const { version, bundle } = drafts.now();
    return { version, ...freshnessOf(bundle, readDay(day), asText(lang) || firstLanguage(bundle)) };
  },
  ...entryQuestions,
  ...publishingQuestions,
  ...withdrawingQuestions,
  ...startingQuestions,
  ...removingQuestions,
  ...stepQuestions,
  ...tellingQuestions,
  ...storyQuestions,
  ...newAnswerQuestions,
  ...newQuestionQuestions,
  ...writingQuestions,
  ...translatorsQuestions,
  ...committingQuestions,
};
