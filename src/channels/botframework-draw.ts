import type { Reply, Request } from '../engine/turn.ts';
import { type Room, buttons } from './buttons.ts';
import type { Draw } from './channel.ts';
import { bubbles } from './text.ts';

/** UTF-16 units of one text. The narrowest platform that may stand behind Azure is Messenger, with 2,000. */
const TEXT = 1_900;
/** Again Messenger's: whichever platform stands behind Azure, what fits there fits everywhere. */
const ROOM: Room = { most: 13, label: 20, unit: 'utf16' };

/** One message as the Bot Framework sends it. The Activity of `botbuilder`, as far as it is filled in here. */
export type DrawnActivity = {
  type: 'message';
  /** Without it a text is taken for Markdown, which eats line breaks, "*" and the "1." of a list. */
  textFormat: 'plain';
  text: string;
  locale: string;
  suggestedActions?: { to: string[]; actions: Action[] };
};

/**
 * `messageBack` alone sends a value that nobody sees together with the words that everybody sees. `imBack` would show
 * "job-offer.paid.no" in the conversation, `postBack` would show nothing. The label goes with it as text: a platform
 * that drops the value sends what a person would have typed.
 */
type Action =
  | { type: 'messageBack'; title: string; text: string; displayText: string; value: { tap: string } }
  | { type: 'imBack'; title: string; value: string };

/**
 * All replies of a turn as one request, `{ activities, back }`, since the framework takes them together. Apart from
 * botframework.ts because the database thread draws, and must not load botbuilder for it.
 */
export const drawBotFramework: Draw = (replies, to, retryKey) => {
  const lang = replies.at(-1)?.lang ?? '';
  const texts = replies.flatMap((reply) => bubbles(reply, TEXT));
  if (texts.length === 0) return [];
  const actions = actionsOf(replies.at(-1), to.person);
  const activities = texts.map((text, n): DrawnActivity => {
    const message: DrawnActivity = { type: 'message', textFormat: 'plain', text, locale: lang };
    const isLast = n === texts.length - 1 && actions.length > 0;
    return isLast ? { ...message, suggestedActions: { to: [], actions } } : message;
  });
  return [{ channel: 'botframework', body: { activities, back: to.back }, retryKey: retryKey() } satisfies Request];
};

// Microsoft Teams takes nothing but imBack among its suggested actions.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/suggested-actions
const actionsOf = (reply: Reply | undefined, person: string): Action[] =>
  (reply ? buttons(reply, ROOM) : []).map(({ short, label, word }) =>
    person.startsWith('msteams/')
      ? { type: 'imBack', title: short, value: label }
      : { type: 'messageBack', title: short, text: label, displayText: label, value: { tap: word } },
  );
