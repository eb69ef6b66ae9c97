import type { Request } from '../engine/turn.ts';

/** What a person's phone would get of some requests, whatever the platform: words, and buttons by what they send. */
export type Phone = { texts: string[]; buttons: { label: string; sends: string }[] };

/**
 * Why a platform would refuse a request; empty when it takes it. Only what can vary with words and choices is looked
 * at. LINE: https://developers.line.biz/en/reference/messaging-api/#text-message, #items-object and
 * #action-object-label-spec. Messenger, whose limits also stand for whatever is behind Azure:
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies
 */
export function refusals({ channel, body }: Request): string[] {
  if (channel === 'line') return lineRefusals(body as LineBody);
  if (channel === 'messenger') return messengerRefusals((body as MessengerBody).message);
  if (channel === 'botframework') return (body as FrameworkBody).activities.flatMap(activityRefusals);
  return (body as WebBody).bubbles.flatMap(({ text }, n) => badText(text, Number.POSITIVE_INFINITY, `bubble ${n + 1}`));
}

/** The words and buttons in requests of one turn. */
export function phoneOf(requests: Request[]): Phone {
  const seen = requests.map(onPhone);
  return { texts: seen.flatMap(({ texts }) => texts), buttons: seen.flatMap(({ buttons }) => buttons) };
}

type Action = { type: string; label: string; data?: string; displayText?: string; uri?: string };
type LineMessage = { text: string; quickReply?: { items: { action: Action }[] } };
type LineBody = { kind: string; messages: LineMessage[] };
type MessengerMessage = { text: string; quick_replies?: { title: string; payload: string }[] };
type MessengerBody = { message: MessengerMessage };
type Suggested = { title: string; value: { tap: string } | string };
type Activity = { text: string; suggestedActions?: { actions: Suggested[] } };
type FrameworkBody = { activities: Activity[] };
type WebChoice = { tap: { at: { flow: string; step: string }; choice: string }; label: string };
type WebBody = { bubbles: { text: string; choices: WebChoice[] }[] };

const MESSAGES = 5;
const BUTTONS = 13;
const LABEL = 20;

function lineRefusals({ kind, messages }: LineBody): string[] {
  const hidden = messages.slice(0, -1).some(({ quickReply }) => quickReply !== undefined);
  return [
    ...(kind === 'reply' ? [] : ['more than 5 messages: the rest would be pushed, and counted']),
    ...tooMany(messages.length, MESSAGES, 'messages'),
    ...(hidden ? ['quick replies on a message that is not the last are never shown'] : []),
    ...messages.flatMap((message, n) => lineMessage(message, `message ${n + 1}`)),
  ];
}

function lineMessage({ text, quickReply }: LineMessage, at: string): string[] {
  const items = quickReply?.items ?? [];
  return [
    ...badText(text, 5_000, at),
    ...tooMany(items.length, BUTTONS, 'quick replies'),
    ...items.flatMap(({ action }) => [
      ...badText(action.label, LABEL, 'label', clusters),
      ...(action.data === undefined ? [] : badText(action.data, 300, 'postback data')),
      ...(action.displayText === undefined ? [] : badText(action.displayText, 300, 'display text', clusters)),
      ...(action.uri === undefined || /^tel:[+\d*]{2,30}$/.test(action.uri) ? [] : [`"${action.uri}" is no number`]),
    ]),
  ];
}

function messengerRefusals({ text, quick_replies: replies = [] }: MessengerMessage): string[] {
  return [
    ...badText(text, 1_999, 'text'),
    ...tooMany(replies.length, BUTTONS, 'quick replies'),
    ...replies.flatMap(({ title, payload }) => [
      ...badText(title, LABEL, 'title'),
      ...badText(payload, 1_000, 'payload'),
    ]),
  ];
}

function activityRefusals({ text, suggestedActions }: Activity): string[] {
  const actions = suggestedActions?.actions ?? [];
  return [
    ...badText(text, 1_999, 'text'),
    ...tooMany(actions.length, BUTTONS, 'suggested actions'),
    ...actions.flatMap(({ title }) => badText(title, LABEL, 'title')),
  ];
}

const tooMany = (count: number, most: number, what: string): string[] =>
  count > most ? [`${count} ${what}, at most ${most} are taken`] : [];

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const clusters = (text: string): number => [...segmenter.segment(text)].length;

function badText(text: string, most: number, what: string, count = (given: string): number => given.length): string[] {
  if (text.trim() === '') return [`${what}: nothing in it`];
  if (!text.isWellFormed()) return [`${what}: a torn character`];
  // Clusters are never more than units, and counting them takes long.
  if (text.length <= most || count(text) <= most) return [];
  return [`${what}: ${count(text)} long, at most ${most} is taken`];
}

function onPhone({ channel, body }: Request): Phone {
  if (channel === 'line') {
    const { messages } = body as LineBody;
    const actions = messages.flatMap(({ quickReply }) => quickReply?.items ?? []).map(({ action }) => action);
    const buttons = actions.map(({ label, data, uri }) => ({ label, sends: data ?? uri ?? '' }));
    return { texts: messages.map(({ text }) => text), buttons };
  }
  if (channel === 'messenger') {
    const { text, quick_replies: replies = [] } = (body as MessengerBody).message;
    return { texts: [text], buttons: replies.map(({ title, payload }) => ({ label: title, sends: payload })) };
  }
  if (channel === 'botframework') {
    const { activities } = body as FrameworkBody;
    const actions = activities.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
    const sent = ({ title, value }: Suggested) => ({
      label: title,
      sends: typeof value === 'string' ? value : value.tap,
    });
    return { texts: activities.map(({ text }) => text), buttons: actions.map(sent) };
  }
  const { bubbles } = body as WebBody;
  const word = ({ tap: { at, choice }, label }: WebChoice) => ({ label, sends: `${at.flow}.${at.step}.${choice}` });
  return { texts: bubbles.map(({ text }) => text), buttons: bubbles.flatMap(({ choices }) => choices.map(word)) };
}
