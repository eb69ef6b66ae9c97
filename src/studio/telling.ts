import { asObject } from '../channels/json.ts';
import type { Story } from '../stories/read.ts';
import { brokenLines, playStories, type Told } from '../stories/stories.ts';
import type { Draft } from './drafts.ts';
import { type Placed, quoteOf } from './problems.ts';
import type { Desk } from './on-desk.ts';
import { Wrong } from './wrong.ts';

/** `about`: its first remark; `from`: the step at which it begins, as `flow.step`. */
type Named = { file: string; about: string; from?: string };

/** A story that does not go as it is written. */
export type Broken = Named & { problems: Placed[] };

/** What the page asks about stories. They are played here and for publishing, never while somebody types. */
export const tellingQuestions = {
  /** `broken`: absent while the files have errors, which would only be told again. */
  stories({ drafts }: Desk) {
    const draft = drafts.now();
    const { version, stories } = draft;
    return { version, all: stories.stories.map(named), ...(hasErrors(draft) ? {} : { broken: brokenIn(draft) }) };
  },
};

/** Stories are played once for the files as they are. */
const told = new WeakMap<Draft, Told[]>();

export function toldOf(draft: Draft): Told[] {
  const known = told.get(draft) ?? playStories(draft.bundle, draft.stories.stories, Date.now());
  told.set(draft, known);
  return known;
}

/** Every story that breaks, with the lines at which it does. */
export function brokenIn(draft: Draft): Broken[] {
  const problems = brokenLines(draft.stories, toldOf(draft));
  return draft.stories.stories.flatMap((story) => {
    const own = problems.filter(({ file }) => file === story.file);
    return own.length > 0 ? [{ ...named(story), problems: own.map((problem) => withQuote(problem, story.text)) }] : [];
  });
}

/** Throws Wrong when stories break and whoever publishes has not said that they know: as `npm run publish` does. */
export function mustBeTold(draft: Draft, body: unknown): void {
  const broken = brokenIn(draft);
  if (broken.length === 0 || asObject(body).nevertheless === true) return;
  throw new Wrong(
    `Nothing was published, because stories do not go as they are written any more: ${broken.map(({ file }) => file).join(', ')}. Look at them, and mend the story or the content; or say that you publish nevertheless.`,
  );
}

export const hasErrors = ({ problems }: Draft): boolean => problems.some(({ severity }) => severity === 'error');

function named({ file, text, heads }: Story): Named {
  const about = /^#\s*(.*)$/m.exec(text)?.[1]?.trim() ?? '';
  return { file, about, ...(heads.from ? { from: heads.from.value } : {}) };
}

function withQuote(problem: Placed, text: string): Placed {
  const quote = quoteOf(problem, text);
  return { ...problem, ...(quote ? { quote } : {}) };
}
