import { type Draw, readTap } from '../channels/channel.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { draw as drawLine } from '../channels/line/draw.ts';
import { draw as drawMessenger } from '../channels/messenger/draw.ts';
import { bubbles } from '../channels/text.ts';
import type { Choice, Reply, Request } from '../engine/turn.ts';
import type { Behind } from './behind.ts';

/** A button as the platform shows it: `label` is cut where the platform cuts, `whole` is not. */
export type Button = { label: string; whole: string; tap?: Pick<Choice, 'at' | 'choice'>; tel?: string };

/** One bubble on a phone. `payload`: its JSON as it is sent; `request`: that of the whole request it goes in. */
export type Message = {
  text: string;
  lang: string;
  buttons: Button[];
  behind: Behind[];
  payload: unknown;
  request: unknown;
};

const draws: Record<'line' | 'messenger', Draw> = { line: drawLine, messenger: drawMessenger };

/** Stands for what is known only when a message is really sent. */
const TO = { person: 'ID-OF-THE-PERSON', back: 'REPLY-TOKEN' };

/** The replies of one turn as the platform gets them, drawn by the channel's own `draw`. `behind`: one a reply. */
export function messagesOf(channel: 'line' | 'messenger', replies: Reply[], behind: Behind[]): Message[] {
  const labels = replies.flatMap(({ choices }) => choices);
  const drawn = draws[channel](replies, TO, () => 'RETRY-KEY').flatMap((request) =>
    payloadsOf(request).map((payload) => ({ request, payload, text: asText(asObject(payload).text) ?? '' })),
  );
  const wholes = spansOf(replies.map((reply) => bubbles(reply, Number.MAX_SAFE_INTEGER).join('')));
  const spans = spansOf(drawn.map(({ text }) => text));
  return drawn.map(({ request, payload, text }, n) => {
    const from = behind.filter((_, index) => overlap(spans[n], wholes[index]));
    const buttons = buttonsOf(payload).map((button) => withWhole(button, labels));
    return { text, lang: from[0]?.lang ?? '', buttons, behind: from, payload, request: request.body };
  });
}

type Span = { from: number; to: number };

/**
 * Where each text begins and ends when all stand in a row without spaces. A platform may join or split replies, but
 * keeps their order, so that what overlaps belongs together.
 */
function spansOf(texts: string[]): Span[] {
  let at = 0;
  return texts.map((text) => {
    const from = at;
    at += text.replaceAll(/\s+/g, '').length;
    return { from, to: at };
  });
}

const overlap = (one: Span | undefined, other: Span | undefined): boolean =>
  one !== undefined && other !== undefined && one.from < other.to && other.from < one.to;

/** LINE sends up to five messages in one request, Messenger one. */
const payloadsOf = ({ body }: Request): unknown[] => (body.message ? [body.message] : asList(body.messages));

type Drawn = { label: string; sends: string };

function buttonsOf(payload: unknown): Drawn[] {
  const { quickReply, quick_replies: titles } = asObject(payload);
  const actions = asList(asObject(quickReply).items).map((item) => asObject(asObject(item).action));
  return [
    ...actions.map(({ label, data, uri }) => drawn(label, data ?? uri)),
    ...asList(titles).map((each) => drawn(asObject(each).title, asObject(each).payload)),
  ];
}

const drawn = (label: unknown, sends: unknown): Drawn => ({ label: asText(label) ?? '', sends: asText(sends) ?? '' });

function withWhole({ label, sends }: Drawn, choices: Choice[]): Button {
  if (sends.startsWith('tel:')) return { label, whole: label, tel: sends };
  const tap = readTap(sends);
  const own = choices.find(
    ({ at, choice }) => choice === tap?.choice && at.flow === tap.at.flow && at.step === tap.at.step,
  );
  return { label, whole: own?.label ?? label, ...(tap ? { tap } : {}) };
}
