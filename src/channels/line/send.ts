import type { Request } from '../../engine/turn.ts';
import { Refused, type Send, type Sender, Unreachable } from '../channel.ts';
import { asObject, asText } from '../json.ts';
import { type Answer, type Endpoint, createPost } from '../post.ts';

/**
 * Sends what was drawn: as a reply, and as a push when the reply token is used up or too old.
 * A reply cannot be repeated safely, so one that may have arrived comes back as `Unreachable.next`, a push whose
 * retry key makes LINE take it once. https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export const createLineSend = (options: Endpoint & { token: string }): Sender => {
  const { post, close } = createPost(options);
  const authorization = `Bearer ${options.token}`;

  const push = async (request: Request): Promise<void> => {
    const { to, messages } = request.body;
    const headers = { authorization, 'x-line-retry-key': request.retryKey };
    const answer = await post('/v2/bot/message/push', headers, { to, messages });
    // 409: LINE took this retry key before, so the person has the message.
    if (answer.kind === 'answer' && answer.status === 409) return;
    settle(answer, asPush(request));
  };

  const send: Send = async (request) => {
    const { kind, replyToken, messages } = request.body;
    if (kind === 'push') return push(request);
    const answer = await post('/v2/bot/message/reply', { authorization }, { replyToken, messages });
    if (isTokenGone(answer)) return push(request);
    settle(answer, asPush(request));
  };
  return { send, close };
};

const asPush = (request: Request): Request => {
  const { to, messages } = request.body;
  return { ...request, body: { kind: 'push', to, messages } };
};

/** Returns if LINE took it. 500s and silence may mean that it did, too. */
const settle = (answer: Answer, next: Request): void => {
  if (answer.kind === 'silence') throw new Unreachable(`LINE: ${answer.why}`, answer.left ? next : undefined);
  const { status, json } = answer;
  if (status < 300) return;
  const said = `LINE: ${status} ${asText(asObject(json).message) ?? ''}`;
  if (status >= 500) throw new Unreachable(said, next);
  if (status === 429 && !isQuotaSpent(json)) throw new Unreachable(said);
  throw new Refused(said, status);
};

// A bad message is a 400 with details, a used or old token one without. LINE does not promise the wording "Invalid
// reply token", and if the fault was another one, the push is refused at no cost.
const isTokenGone = (answer: Answer): boolean =>
  answer.kind === 'answer' && answer.status === 400 && asObject(answer.json).details === undefined;

// The only difference to the rate limit is its wording: "You have reached your monthly limit."
const isQuotaSpent = (json: unknown): boolean => /monthly limit/i.test(asText(asObject(json).message) ?? '');
