import { createHmac } from 'node:crypto';
import { type Refusal, Refused, type Sender, type Trouble, Unreachable } from '../channel.ts';
import { asNumber, asObject } from '../json.ts';
import { type Answer, type Endpoint, createPost } from '../post.ts';

/** `version` is the Graph API's, such as `v26.0`. */
export type MessengerOptions = Endpoint & { version: string; pageId: string; token: string; appSecret: string };

/**
 * Sends one bubble. Meta knows no retry key, so what got no answer is `doubtful`: sent again, it may come twice. That
 * does no harm here, since all we send is information. Nobody's 24-hour window is kept: a reply is dropped ten minutes
 * after the person wrote. `appsecret_proof`: https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export const createMessengerSend = (options: MessengerOptions): Sender => {
  const { post, close } = createPost(options);
  const proof = createHmac('sha256', options.appSecret).update(options.token).digest('hex');
  const path = `/${options.version}/${options.pageId}/messages?appsecret_proof=${proof}`;
  const headers = { authorization: `Bearer ${options.token}` };
  return { send: async (request) => settle(await post(path, headers, request.body)), close };
};

const settle = (answer: Answer): void => {
  if (answer.kind === 'silence')
    throw new Unreachable(`Messenger: ${answer.why}`, answer.left ? 'doubtful' : 'passing');
  const { status, json } = answer;
  if (status < 300) return;
  const error = asObject(asObject(json).error);
  const [code, subcode] = [asNumber(error.code), asNumber(error.error_subcode)];
  // Codes only: Meta's own sentences may name the person.
  const said = `Messenger: ${status}, code ${code ?? 'none'}/${subcode ?? 'none'}`;
  const trouble = troubleOf(status, code, subcode);
  if (trouble) throw new Unreachable(said, trouble);
  throw new Refused(said, status, refusalOf(code, subcode));
};

/**
 * The code decides before the status, since the same trouble comes with different ones.
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes
 */
const troubleOf = (status: number, code?: number, subcode?: number): Trouble | undefined => {
  if (isIn(barred, code, subcode)) return 'barred';
  if (isIn(limited, code)) return 'rate';
  if (isIn(taken, code, subcode)) return 'doubtful';
  if (isIn(troubled, code)) return 'passing';
  if (isIn(final, code)) return undefined;
  if (status === 429) return 'rate';
  // Without a code of Meta's it is a proxy that speaks, and it cannot know what became of the request.
  if (status >= 500) return code === undefined ? 'doubtful' : 'passing';
  return undefined;
};

const refusalOf = (code?: number, subcode?: number): Refusal => {
  if (isIn(gone, code, subcode) || isIn(closed, subcode)) return 'gone';
  return isIn(permission, code) ? 'denied' : 'wrong';
};

const isIn = (codes: Set<string>, code?: number, subcode?: number): boolean =>
  codes.has(`${code}`) || codes.has(`${code}/${subcode}`);

/** Dead token (104, 190), Page restricted (since 25 June 2026), blocked for breaking a policy (368). */
const barred = new Set(['104', '190', '10/1893063', '368']);
/** Too many calls, of the app, the Page or to one person. */
const limited = new Set(['4', '17', '32', '613']);
/** Trouble on Meta's side. */
const troubled = new Set(['1', '2', '1200']);
/** "Sent successfully, but the endpoint returns an error", says Meta's table of error codes. */
const taken = new Set(['1/1357046']);
/** The app lacks a permission, or its review. */
const permission = new Set(['10', '200']);
/** Window closed or no permission, wrong request, person gone. */
const final = new Set(['10', '100', '200', '230', '551']);
/** The person is not available, has blocked the Page, never was; or the 24-hour window is closed, now and formerly. */
const gone = new Set(['551', '230', '200/1545041', '10/2018108', '100/2018001', '10/2018278', '10/2018065']);
/** "Window closed" as Meta's page on sending messages lists it, whatever the code. */
const closed = new Set(['1545041']);
