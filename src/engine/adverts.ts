import { type Flow, type Place, type Step, severities } from '../bundle/bundle.ts';
import { wordsAt } from '../bundle/words-at.ts';
import type { Advert, Sign } from '../understand/advert.ts';
import { langOf, softDoors, type Stage } from './stage.ts';
import type { Suspended } from './turn.ts';

/**
 * What an advert shows: its words for this turn alone, the names of its signs until no conversation has to do with them
 * any more.
 */
export function takeAdvert(stage: Stage, { flags }: Advert): void {
  const { session, bundle } = stage;
  const rank = ({ name }: Sign) => severities.indexOf(bundle.flags[name]?.severity ?? 'warn');
  stage.signs = flags.filter(({ name }) => bundle.flags[name]).toSorted((one, other) => rank(one) - rank(other));
  delete session.advert;
  if (stage.signs.length > 0) session.advert = stage.signs.map(({ name }) => name);
}

/** More signs are not read on a small screen; the worst stand first. */
const MOST_SIGNS = 6;

/** Each sign with the words that raised it. */
export function tellSigns(stage: Stage): string {
  const say = (key: string, vars?: Record<string, unknown>) => stage.speech.say(langOf(stage), key, stage.now, vars);
  const lines = (stage.signs ?? []).slice(0, MOST_SIGNS).map(({ name, words }) => {
    const sign = say(`flags:${name}.name`);
    return `• ${words.length > 0 ? say('bot:advert.sign', { sign, words: words.join(' … ') }) : sign}`;
  });
  return lines.length > 0 ? [say('bot:advert.signs'), ...lines].join('\n') : '';
}

/** What the advert seems to answer to a question: told, and left to the person to confirm. */
export function tellProposed(stage: Stage, flow: Flow, step: Step): string {
  const choice = proposedIn(step, stage.session.advert);
  if (choice === undefined) return '';
  const answer = stage.speech.say(langOf(stage), `${wordsAt(flow, step)}.choices.${choice}`, stage.now);
  return stage.speech.say(langOf(stage), 'bot:advert.proposed', stage.now, { answer });
}

/** The choice that raises the worst of these signs. */
function proposedIn({ kind, flag, choices }: Step, signs: string[] = []): string | undefined {
  if (kind !== 'ask') return undefined;
  const raising = signs.map((sign) => choices.find((choice) => flag[choice]?.includes(sign)));
  return raising.find((choice) => choice !== undefined);
}

/** What an advert showed is dropped once no conversation goes on, or waits, that has to do with it. */
export function forgetAdvert({ bundle, session }: Stage): void {
  const { advert } = session;
  if (!advert) return;
  const flows = [session.at, ...waiting(session.suspended)].map((at) => bundle.flows[at?.flow ?? '']);
  if (!flows.some((flow) => flow && hasToDoWith(flow, advert))) delete session.advert;
}

const waiting = (suspended: Suspended | undefined): Place[] =>
  suspended ? [suspended.at, ...waiting(suspended.behind)] : [];

const hasToDoWith = ({ name, steps }: Flow, signs: string[]): boolean =>
  name === softDoors.advert.flow || Object.values(steps).some((step) => proposedIn(step, signs) !== undefined);
