import type { Reply } from '../../engine/turn.ts';
import { type Room, buttons } from '../buttons.ts';
import type { Draw } from '../channel.ts';
import { bubbles } from '../text.ts';

/**
 * UTF-16 units of one text. The Send API takes less than 2,000 "UTF-8 characters", which it does not define.
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api
 */
const TEXT = 1_900;
/** https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies */
const ROOM: Room = { most: 13, label: 20, unit: 'utf16' };

type QuickReply = { content_type: 'text'; title: string; payload: string };

/** The body of one call of the Send API: one bubble. */
type MessengerBody = {
  recipient: { id: string };
  messaging_type: 'RESPONSE';
  message: { text: string; quick_replies?: QuickReply[] };
};

/**
 * One request a bubble, to be sent in order, quick replies on the last. Telephone numbers have no buttons: theirs must
 * begin with "+", and hotlines such as 191 have no such form.
 */
export const draw: Draw = (replies, to, retryKey) => {
  const texts = replies.flatMap((reply) => bubbles(reply, TEXT));
  const offered = quickReplies(replies.at(-1));
  return texts.map((text, n) => {
    const last = n === texts.length - 1 && offered.length > 0;
    const body: MessengerBody = {
      recipient: { id: to.person },
      messaging_type: 'RESPONSE',
      message: last ? { text, quick_replies: offered } : { text },
    };
    return { channel: 'messenger', body, retryKey: retryKey() };
  });
};

const quickReplies = (reply: Reply | undefined): QuickReply[] =>
  reply ? buttons(reply, ROOM).map(({ short, word }) => ({ content_type: 'text', title: short, payload: word })) : [];
