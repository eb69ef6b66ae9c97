import { createHmac } from 'node:crypto';
import { exactly, list, object, text } from './rules.ts';
import { type Answer, type Call, type Fault, startServer } from './server.ts';

export type MessengerMessage = {
  to: string;
  text: string;
  quickReplies: { title: string; payload: string }[];
  at: number;
};
export type MessengerRefusal = { path: string; code: number; subcode?: number; reasons: string[] };
export type MessengerOptions = {
  pageId?: string;
  token?: string;
  appSecret?: string;
  /** The path under which the Graph API stands, such as `/proxy`. */
  prefix?: string;
  now?: () => number;
};
export type Messenger = Awaited<ReturnType<typeof startMessenger>>;

/** For how long after a person's last word a Page may write to them. */
const WINDOW = 24 * 3_600_000;

/**
 * The Send API as strict as its reference (and stricter: unknown properties are refused, though Graph ignores them).
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api
 */
export const startMessenger = async (options: MessengerOptions = {}) => {
  const { pageId = '100000000000001', token = 'page-token', appSecret = 'app-secret' } = options;
  const { prefix = '', now = Date.now } = options;
  const accepted: MessengerMessage[] = [];
  const refused: MessengerRefusal[] = [];
  const lastSpoke = new Map<string, number>();
  const gone = new Set<string>();
  const proof = createHmac('sha256', appSecret).update(token).digest('hex');

  const refuse = (call: Call, code: number, reasons: string[], subcode?: number): Answer => {
    const numbers = subcode === undefined ? { code } : { code, error_subcode: subcode };
    refused.push({ path: call.path, code, reasons, ...(subcode === undefined ? {} : { subcode }) });
    return { status: 400, json: { error: { message: reasons.join('; '), type: 'OAuthException', ...numbers } } };
  };

  const send = (call: Call): Answer => {
    if (!isSent(call.body)) return refuse(call, 100, sendRule(call.body, 'body'));
    const { recipient, message } = call.body;
    if (gone.has(recipient.id)) return refuse(call, 551, ["This person isn't available right now."]);
    const spoke = lastSpoke.get(recipient.id);
    if (spoke !== undefined && now() - spoke > WINDOW) return refuse(call, 10, ['outside the window'], 2_018_278);
    accepted.push({ to: recipient.id, text: message.text, quickReplies: message.quick_replies ?? [], at: now() });
    return { status: 200, json: { recipient_id: recipient.id, message_id: `m_${accepted.length}` } };
  };

  const server = await startServer((call) => {
    if (!paths(prefix, pageId).test(call.path) || call.method !== 'POST')
      return refuse(call, 100, ['no such call'], 33);
    if (call.headers.authorization !== `Bearer ${token}`) return refuse(call, 190, ['invalid access token']);
    if (call.query.get('appsecret_proof') !== proof) return refuse(call, 100, ['invalid appsecret_proof']);
    return send(call);
  });
  return {
    ...server,
    url: server.url + prefix,
    accepted,
    refused,
    /** Tells when a person last spoke; of whom nothing is told, the window is open. */
    spoke: (person: string, at: number) => void lastSpoke.set(person, at),
    /** The person has blocked the Page or left. */
    leave: (person: string) => void gone.add(person),
    /** What the phone shows, in order. */
    texts: (person: string) => accepted.filter(({ to }) => to === person).map((each) => each.text),
  };
};

/** One of Meta's errors, by code and subcode. Meta sends the same trouble with different statuses. */
export const metaError = (code: number, subcode?: number, status = 400): Fault => {
  const numbers = subcode === undefined ? { code } : { code, error_subcode: subcode };
  return { how: 'answer', status, json: { error: { message: 'Somsak has blocked you', ...numbers } } };
};

type Sent = {
  recipient: { id: string };
  message: { text: string; quick_replies?: { title: string; payload: string }[] };
};

const paths = (prefix: string, pageId: string): RegExp => new RegExp(`^${prefix}/v\\d\\d\\.0/(me|${pageId})/messages$`);

const quickReply = object({ content_type: exactly('text'), title: text(1, 20), payload: text(1, 1000) });
const sendRule = object({
  recipient: object({ id: text(1, 40) }),
  messaging_type: exactly('RESPONSE'),
  message: object({ text: text(1, 1999), 'quick_replies?': list(1, 13, quickReply) }),
});
const isSent = (body: unknown): body is Sent => sendRule(body, 'body').length === 0;
