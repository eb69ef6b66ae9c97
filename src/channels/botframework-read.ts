import { type Act, type Incoming, readTap } from './channel.ts';
import { asList, asObject, asText } from './json.ts';
import { cut, HEARD_LIMIT } from './text.ts';

type Item = Record<string, unknown>;

/**
 * What an Activity says. Takes any value and never throws. `now`: ms since 1970, where the platform gives no time.
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
export const readActivity = (activity: unknown, now: number): Incoming | undefined => {
  const item = asObject(activity);
  const conversation = asObject(item.conversation);
  const channelId = asText(item.channelId);
  const id = asText(conversation.id);
  const heard = actOf(item);
  if (!channelId || !id || !heard) return undefined;
  const person = `${channelId}/${id}`;
  const isGroup = conversation.isGroup === true && heard.kind !== 'leave';
  return {
    channel: 'botframework',
    event: eventOf(item, person, now),
    person,
    back: backOf(item),
    at: timeOf(item) ?? now,
    input: isGroup ? { kind: 'group' } : heard,
  };
};

// An id is unique only within its conversation: without that in front, two people's first messages would be the same
// event to the store, and one of them would get no answer. What has no id is told apart by its time.
const eventOf = (item: Item, person: string, now: number): string =>
  `${person}/${asText(item.id) || `${String(item.type)}@${timeOf(item) ?? now}`}`;

/** A Date once the framework has read it, an ISO text before. */
const timeOf = ({ timestamp }: Item): number | undefined => {
  const time = timestamp instanceof Date ? timestamp.getTime() : Date.parse(asText(timestamp) ?? '');
  return Number.isNaN(time) ? undefined : time;
};

/** All that is needed to answer later: a conversation reference, as JSON. */
const backOf = ({ channelId, serviceUrl, conversation, recipient, from }: Item): string =>
  JSON.stringify({ channelId, serviceUrl, conversation, bot: recipient, user: from });

const actOf = (item: Item): Act | undefined => {
  if (item.type === 'message') return messageOf(item);
  if (item.type === 'conversationUpdate') return joined(item) ? { kind: 'arrive' } : undefined;
  if (item.type === 'event') return arrivals.has(asText(item.name) ?? '') ? { kind: 'arrive' } : undefined;
  if (item.type === 'contactRelationUpdate' || item.type === 'installationUpdate')
    return { kind: item.action === 'remove' ? 'leave' : 'arrive' };
  return undefined;
};

const messageOf = (item: Item): Act | undefined => {
  const text = asText(item.text) ?? '';
  const tap = readTap(asText(asObject(item.value).tap) ?? asText(item.value) ?? text);
  if (tap) return { kind: 'tap', ...tap };
  if (text.trim() !== '') return { kind: 'text', text: cut(text, HEARD_LIMIT, 'utf16') };
  const type = asText(asObject(asList(item.attachments)[0]).contentType);
  if (type === undefined) return undefined;
  const [what = ''] = type.split('/');
  return { kind: 'media', what: media.has(what) ? what : 'other' };
};

// The bot's own joining is told, too, and would greet everybody twice.
const joined = (item: Item): boolean => {
  const bot = asText(asObject(item.recipient).id);
  return asList(item.membersAdded).some((member) => asText(asObject(member).id) !== bot);
};

/** Events that mean "somebody opened the conversation". Others may be receipts: an answer to each would never end. */
const arrivals = new Set(['webchat/join', 'startConversation', 'requestWelcomeDialog', 'arrive']);

const media = new Set(['image', 'video', 'audio', 'location']);
