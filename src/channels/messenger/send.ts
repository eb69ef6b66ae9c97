import { createHmac } from 'node:crypto';
import { Refused, type Sender, Unreachable } from '../channel.ts';
import { asNumber, asObject } from '../json.ts';
import { type Answer, type Endpoint, createPost } from '../post.ts';

/** `version` is the Graph API's, such as `v26.0`. */
export type MessengerOptions = Endpoint & { version: string; pageId: string; token: string; appSecret: string };

/**
 * Sends one bubble. Meta knows no retry key: one sent again after a timeout may come twice, which does no harm here.
 * `appsecret_proof`: https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export const createMessengerSend = (options: MessengerOptions): Sender => {
  const { post, close } = createPost(options);
  const proof = createHmac('sha256', options.appSecret).update(options.token).digest('hex');
  const path = `/${options.version}/${options.pageId}/messages?appsecret_proof=${proof}`;
  const headers = { authorization: `Bearer ${options.token}` };
  return { send: async (request) => settle(await post(path, headers, request.body)), close };
};

const settle = (answer: Answer): void => {
  if (answer.kind === 'silence') throw new Unreachable(`Messenger: ${answer.why}`);
  const { status, json } = answer;
  if (status < 300) return;
  const error = asObject(asObject(json).error);
  const code = asNumber(error.code);
  // Codes only: Meta's own sentences may name the person.
  const said = `Messenger: ${status}, code ${code ?? 'none'}/${asNumber(error.error_subcode) ?? 'none'}`;
  if (isPassing(status, code)) throw new Unreachable(said);
  throw new Refused(said, status);
};

// https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes: the code decides,
// since the same trouble comes with different HTTP statuses.
const isPassing = (status: number, code: number | undefined): boolean => {
  if (code !== undefined && (troubled.has(code) || limited.has(code))) return true;
  if (code !== undefined && final.has(code)) return false;
  return status === 429 || status >= 500;
};

/** Trouble on Meta's side. */
const troubled = new Set([1, 2, 1200]);
/** Too many calls, of the app, the Page or to one person. */
const limited = new Set([4, 17, 32, 613]);
/** Window closed or no permission, wrong request, token, person gone, policy. */
const final = new Set([10, 100, 104, 190, 200, 230, 368, 551]);
