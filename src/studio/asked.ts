import type { Bundle, Place } from '../bundle/bundle.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { HEARD_LIMIT } from '../channels/text.ts';
import { Wrong } from './wrong.ts';

/** A conversation to be played: with whom, when, from where, and what the person does, in order. */
export type Conversation = {
  langs: (string | undefined)[];
  country?: string;
  from?: Place;
  /** What was answered in that flow before: by step, as a name of an answer or as typed. Read by earlier.ts. */
  earlier?: unknown;
  acts: Act[];
  now: number;
};
export type Act =
  | { kind: 'text'; text: string }
  | { kind: 'tap'; at: Place; choice: string }
  | { kind: 'media'; what: string };

/** Languages beside each other: more columns fit on no laptop. */
const LANGUAGES = 2;
/** The whole conversation is played again for each step; the longest one here has about sixty answers. */
const ACTS = 200;

/** Throws Wrong for what is not in the files, saying what can be. An empty language is a person who has chosen none. */
export function readConversation(body: unknown, bundle: Bundle): Conversation {
  const { langs, country, from, earlier, acts, day } = asObject(body);
  const asked = asList(langs).slice(0, LANGUAGES).map(asText);
  const place = from === undefined ? undefined : readPlace(from);
  if (place) stepOf(bundle, place);
  return {
    langs: (asked.length > 0 ? asked : ['']).map((lang) =>
      lang ? nameIn(bundle.languages, lang, 'language') : undefined,
    ),
    acts: asList(acts).slice(0, ACTS).map(readAct),
    now: readDay(day),
    ...(asText(country)
      ? { country: nameIn({ ...bundle.countries, other: 0 }, asText(country) ?? '', 'country') }
      : {}),
    ...(place ? { from: place, earlier } : {}),
  };
}

function readAct(given: unknown): Act {
  const { kind, text, at, choice, what } = asObject(given);
  if (kind === 'text') return { kind, text: (asText(text) ?? '').slice(0, HEARD_LIMIT) };
  if (kind === 'tap') return { kind, at: readPlace(at), choice: asText(choice) ?? '' };
  if (kind === 'media') return { kind, what: asText(what) ?? '' };
  throw new Wrong('An act is a text, a tap or a medium.');
}

export function readPlace(given: unknown): Place {
  const { flow, step } = asObject(given);
  return { flow: asText(flow) ?? '', step: asText(step) ?? '' };
}

/** A day such as 2026-12-01, as ms since 1970; without one, now. As in stories, it is the day's first moment in UTC. */
export function readDay(day: unknown): number {
  if (day === undefined || day === '') return Date.now();
  const written = asText(day) ?? '';
  const time = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(time)) throw new Wrong('The day is no date. Write it like this: 2026-12-01');
  return time;
}

/** A flow that is there. */
export function flowOf(bundle: Bundle, name: unknown) {
  const flow = bundle.flows[nameIn(bundle.flows, asText(name) ?? '', 'conversation')];
  if (!flow) throw new Wrong('There is no such conversation.');
  return flow;
}

function stepOf(bundle: Bundle, { flow, step }: Place): void {
  nameIn(flowOf(bundle, flow).steps, step, `step in "${flow}"`);
}

/** A step that is there, and the file in which its conversation stands. */
export function stepAsked(bundle: Bundle, body: unknown) {
  const given = asObject(body);
  const flow = flowOf(bundle, given.flow);
  const step = nameIn(flow.steps, asText(given.step) ?? '', `step in "${flow.name}"`);
  return { flow, step, file: `flows/${flow.name}.yaml` };
}

/** As steps and answers are named here; schemas would take large letters and "-", too. */
const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** A new name. `what`: of what, such as "an answer"; `such`: an example. */
export function readName(given: unknown, what: string, such: string): string {
  const name = asText(given)?.trim() ?? '';
  if (NAME.test(name)) return name;
  throw new Wrong(
    `The name of ${what} has small English letters, digits or "_" and begins with a letter, such as: ${such}`,
  );
}

/** A name that is among these. Throws Wrong otherwise, saying which there are. */
export function nameIn(all: Record<string, unknown>, name: string, what: string): string {
  if (Object.hasOwn(all, name)) return name;
  throw new Wrong(`There is no such ${what} now. It can be: ${Object.keys(all).join(', ')}.`);
}
