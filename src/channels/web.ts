import type { Choice, Phone, Reply } from '../engine/turn.ts';
import { type Act, type Draw, type Incoming, readTap, writeTap } from './channel.ts';
import { asNumber, asObject, asText } from './json.ts';
import { cut, HEARD_LIMIT } from './text.ts';

/** What the page shows as one bubble. `number` is what may be typed instead of tapping. */
type WebBubble = { text: string; lang: string; phones: Phone[]; choices: WebChoice[] };
type WebChoice = { tap: { at: Choice['at']; choice: string }; label: string; nav: boolean; number?: number };

/** The body of the one request that a turn on the web draws: the page fetches it, nothing is sent. */
type WebBody = { bubbles: WebBubble[] };

/** Random ids that the page makes; 16 characters of this alphabet are 96 bits, so that nobody guesses a person. */
const ID = /^[A-Za-z0-9_-]{16,64}$/;

/** One event of our own page; undefined for anything else. Text beyond HEARD_LIMIT (2,000 UTF-16 units) is cut off. */
export const readWeb = (body: unknown): Incoming | undefined => {
  const { person, event, at, input } = asObject(body);
  const who = idOf(person);
  const what = idOf(event);
  const when = asNumber(at);
  const act = actOf(asObject(input));
  if (!who || !what || when === undefined || !act) return undefined;
  return { channel: 'web', event: what, person: who, back: '', at: when, input: act };
};

/** All replies of a turn in one request, in order; none for a turn that says nothing. */
export const drawWeb: Draw = (replies, _to, retryKey) => {
  if (replies.length === 0) return [];
  const body: WebBody = { bubbles: replies.map(bubbleOf) };
  return [{ channel: 'web', body, retryKey: retryKey() }];
};

const idOf = (value: unknown): string | undefined => {
  const id = asText(value);
  return id !== undefined && ID.test(id) ? id : undefined;
};

const actOf = (input: Record<string, unknown>): Act | undefined => {
  if (input.kind === 'arrive' || input.kind === 'leave') return { kind: input.kind };
  if (input.kind === 'tap') return tapOf(input);
  const text = asText(input.text);
  if (input.kind !== 'text' || text === undefined) return undefined;
  return { kind: 'text', text: cut(text, HEARD_LIMIT, 'utf16') };
};

// Written as a word and read back: a tap from a page must be no other than a tap from a platform's button.
const tapOf = ({ at, choice }: Record<string, unknown>): Act | undefined => {
  const { flow, step } = asObject(at);
  const [flowName, stepName, choiceName] = [asText(flow), asText(step), asText(choice)];
  if (!flowName || !stepName || !choiceName) return undefined;
  const tap = readTap(writeTap({ flow: flowName, step: stepName }, choiceName));
  return tap && { kind: 'tap', ...tap };
};

const bubbleOf = (reply: Reply): WebBubble => {
  const answers = reply.choices.filter((choice) => !choice.nav);
  const choices = reply.choices.map((choice): WebChoice => {
    const drawn = { tap: { at: choice.at, choice: choice.choice }, label: choice.label, nav: choice.nav === true };
    return reply.numbered && !choice.nav ? { ...drawn, number: answers.indexOf(choice) + 1 } : drawn;
  });
  return { text: reply.text, lang: reply.lang, phones: reply.phones, choices };
};
