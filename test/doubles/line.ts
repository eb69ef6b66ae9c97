import { type Answer, type Call, type Fault, startServer } from './server.ts';
import { byType, exactly, graphemes, list, matching, object, type Rule, text } from './rules.ts';
import { readReplyToken } from './webhooks.ts';

/** What arrived on a person's phone, or would have. `to` of a reply is the person whose event had the token. */
export type LineMessage = {
  kind: 'reply' | 'push';
  to: string;
  messages: { type: 'text'; text: string; quickReply?: { items: { action: Record<string, string> }[] } }[];
  retryKey?: string;
  at: number;
};
export type LineRefusal = { path: string; status: number; reasons: string[] };
export type LineOptions = {
  token?: string;
  /** The path under which the API stands, such as `/proxy/line`. */
  prefix?: string;
  now?: () => number;
};
export type Line = Awaited<ReturnType<typeof startLine>>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The part of the LINE Messaging API that we use, as strict as its reference (and stricter: unknown properties, and
 * quick replies that would not be shown). https://developers.line.biz/en/reference/messaging-api/
 */
export const startLine = async ({ token = 'line-token', prefix = '', now = Date.now }: LineOptions = {}) => {
  const accepted: LineMessage[] = [];
  const refused: LineRefusal[] = [];
  const used = new Set<string>();
  const keys = new Map<string, number>();
  /** Who was shown that we are at work. */
  const dots: string[] = [];

  const refuse = (path: string, status: number, message: string, reasons: string[] = []): Answer => {
    refused.push({ path, status, reasons: reasons.length > 0 ? reasons : [message] });
    const details = reasons.map((reason) => ({ message: reason, property: reason.split(':')[0] }));
    return { status, json: details.length > 0 ? { message, details } : { message } };
  };

  const reply = ({ path, headers, body }: Call): Answer => {
    if (headers['x-line-retry-key'] !== undefined) return refuse(path, 400, 'Retry key is not supported');
    if (!isReply(body)) return refuse(path, 400, 'The request body has errors', replyRule(body, 'body'));
    const { replyToken, messages } = body;
    const issued = readReplyToken(replyToken);
    if (!issued || used.has(replyToken) || now() - issued.at > MINUTE) return refuse(path, 400, 'Invalid reply token');
    used.add(replyToken);
    accepted.push({ kind: 'reply', to: issued.person, messages, at: now() });
    return { status: 200, json: { sentMessages: messages.map((_, n) => ({ id: `${accepted.length}${n}` })) } };
  };

  const push = ({ path, headers, body }: Call): Answer => {
    if (!isPush(body)) return refuse(path, 400, 'The request body has errors', pushRule(body, 'body'));
    const key = headers['x-line-retry-key'];
    if (typeof key !== 'string' || !UUID.test(key)) return refuse(path, 400, 'Invalid retry key');
    const before = keys.get(key);
    if (before !== undefined && now() - before < DAY) return repeated;
    keys.set(key, now());
    const { to, messages } = body;
    accepted.push({ kind: 'push', to, messages, retryKey: key, at: now() });
    return { status: 200, json: { sentMessages: messages.map((_, n) => ({ id: `${accepted.length}${n}` })) } };
  };

  const working = ({ path, body }: Call): Answer => {
    if (!isWorking(body)) return refuse(path, 400, 'The request body has errors', workingRule(body, 'body'));
    dots.push(body.chatId);
    return { status: 202, json: {} };
  };

  const server = await startServer((call) => {
    if (call.headers.authorization !== `Bearer ${token}`) return refuse(call.path, 401, 'Authentication failed');
    if (!call.headers['content-type']?.startsWith('application/json')) return refuse(call.path, 415, 'Not JSON');
    if (call.method !== 'POST') return refuse(call.path, 405, 'Method not allowed');
    if (call.path === `${prefix}/v2/bot/message/reply`) return reply(call);
    if (call.path === `${prefix}/v2/bot/message/push`) return push(call);
    if (call.path === `${prefix}/v2/bot/chat/loading/start`) return working(call);
    return refuse(call.path, 404, 'Not found');
  });
  /** What the phone shows, in order: every text sent to the person. */
  const texts = (person: string): string[] =>
    accepted.filter(({ to }) => to === person).flatMap(({ messages }) => messages.map((message) => message.text));
  return { ...server, url: server.url + prefix, accepted, refused, dots, texts };
};

/** The month's messages are spent: the answer to all that costs. */
export const quotaSpent: Fault = {
  how: 'answer',
  status: 429,
  json: { message: 'You have reached your monthly limit.' },
  times: Number.POSITIVE_INFINITY,
};

/** Too many calls at once. LINE tells no time to wait. */
export const rateLimited: Fault = {
  how: 'answer',
  status: 429,
  json: { message: 'The API rate limit has been exceeded. Try again later.' },
};

/** No refusal: the person has the message. */
const repeated: Answer = { status: 409, json: { message: 'The retry key is already accepted' } };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const label = text(1, 20, graphemes);
const action = byType({
  postback: object({
    type: exactly('postback'),
    label,
    data: text(1, 300),
    'displayText?': text(1, 300, graphemes),
  }),
  message: object({ type: exactly('message'), label, text: text(1, 300, graphemes) }),
  uri: object({ type: exactly('uri'), label, uri: matching(/^(https?:\/\/|line:\/\/|tel:)[\x21-\x7e]{1,990}$/) }),
});
const item = object({ type: exactly('action'), action });
const message = object({
  type: exactly('text'),
  text: text(1, 5000),
  'quickReply?': object({ items: list(1, 13, item) }),
});
const messages: Rule = (value, at) => {
  const wrong = list(1, 5, message)(value, at);
  const hidden = Array.isArray(value) && value.slice(0, -1).some((each) => 'quickReply' in Object(each));
  return hidden ? [...wrong, `${at}: quick replies are only shown on the last message`] : wrong;
};
const replyRule = object({ replyToken: text(1, 500), messages });
const pushRule = object({ to: matching(/^[UCR][\da-f]{32}$/), messages });

type Messages = { messages: LineMessage['messages'] };
const isReply = (body: unknown): body is Messages & { replyToken: string } => replyRule(body, 'body').length === 0;
const workingRule = object({
  chatId: matching(/^U[\da-f]{32}$/),
  'loadingSeconds?': exactly(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60),
});
const isWorking = (body: unknown): body is { chatId: string } => workingRule(body, 'body').length === 0;
const isPush = (body: unknown): body is Messages & { to: string } => pushRule(body, 'body').length === 0;
