import { sealOf } from '../bundle/review.ts';
import { asObject, asText } from '../channels/json.ts';
import { ledTo } from '../check/led-to.ts';
import { readServed } from '../publishing/earlier.ts';
import { touches } from '../touches/touches.ts';
import { flowOf } from './asked.ts';
import type { Draft } from './drafts.ts';
import { editable, withValues } from './editable.ts';
import { inStore } from './publishing.ts';
import type { Desk } from './on-desk.ts';
import { type Change, saveFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { toldOf } from './telling.ts';
import { Wrong } from './wrong.ts';

/**
 * A conversation to which people cannot come yet. `files`: its own; `seen`: changes with them; `from`: steps and stories
 * that come there all the same; `isServed`: people can come to it in what is published.
 */
export type Waiting = {
  flow: string;
  unit: string;
  files: string[];
  seen: string;
  from: string[];
  isServed: boolean;
};

/** Conversations that were begun and never led to, and the way to take one out again. */
export const removingQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  waiting(desk, _body, { roles }) {
    const draft = desk.drafts.now();
    return { version: draft.version, mayRemove: roles.includes('editor'), waiting: waitingIn(desk, draft) };
  },
  /** `seen`: the conversation as the page has shown it. Its files go, and what is recorded of reviews of its words. */
  removeFlow(desk, body, by) {
    mustBe('editor', by);
    const { flow, seen } = asObject(body);
    const draft = desk.drafts.again();
    const { name } = flowOf(draft.bundle, flow);
    const found = waitingIn(desk, draft).find((one) => one.flow === name);
    if (!found || found.from.length > 0)
      throw new Wrong(
        `"${name}" stays, because this leads to it: ${(found?.from ?? leadingTo(draft, name)).join(', ')}. Change that first. Nothing was taken out.`,
      );
    if (found.isServed)
      throw new Wrong(
        `"${name}" stays, because people can be in it: what is published leads to it. Publish once with nothing that leads there, then take it out.`,
      );
    if (asText(seen) !== found.seen)
      throw new Wrong(
        `Somebody has changed "${name}" since you looked. Nothing was taken out. Look at it again first.`,
      );
    return { ...saveFiles(desk, changesFor(draft, found)), files: found.files };
  },
};

function waitingIn({ folders }: Desk, draft: Draft): Waiting[] {
  const { bundle, files } = draft;
  const reached = ledTo(bundle);
  const names = Object.keys(bundle.flows).filter((name) => !reached.has(name));
  if (names.length === 0) return [];
  const served = inStore(folders.dataDir, readServed);
  const servedNames = served ? ledTo(served) : new Set();
  return names.map((flow) => {
    const own = files.filter(({ file }) => isOf(flow, file));
    return {
      flow,
      unit: `${flow}.${bundle.flows[flow]?.start ?? ''}`,
      files: own.map(({ file }) => file),
      seen: sealOf(own, ''),
      from: leadingTo(draft, flow),
      isServed: servedNames.has(flow),
    };
  });
}

const isOf = (flow: string, file: string): boolean =>
  file === `flows/${flow}.yaml` || (file.startsWith('locales/') && file.endsWith(`/${flow}.json`));

/** Steps of other conversations, typed words and stories. */
function leadingTo(draft: Draft, flow: string): string[] {
  const found = touches(draft.bundle, 'flow', flow, toldOf(draft));
  const leads = 'wrong' in found ? [] : found;
  return leads
    .filter(({ kind, why }) => kind === 'word' || kind === 'story' || (kind === 'step' && why === 'leads to it'))
    .map(({ where }) => where);
}

function changesFor({ files }: Draft, { flow, files: own }: Waiting): Record<string, Change> {
  const reviews = files.filter(({ file }) => /^locales\/[^/]+\/reviews\.yaml$/.test(file));
  return Object.fromEntries([
    ...own.map((file): [string, Change] => [file, () => undefined]),
    ...reviews.map(({ file }): [string, Change] => [file, (text) => withoutReviews(file, text, flow)]),
  ]);
}

function withoutReviews(file: string, text: string, flow: string): string {
  const units = Object.keys(asObject(editable(file, text).value)).filter((unit) => unit.startsWith(`${flow}.`));
  return units.length === 0
    ? text
    : withValues(
        file,
        text,
        units.map((unit) => ({ path: [unit], value: undefined })),
      );
}
