import type { Request } from '../../engine/turn.ts';
import { Refused, type Send, type Sender, Unreachable } from '../channel.ts';
import { asObject, asText } from '../json.ts';
import { type Answer, type Endpoint, createPost } from '../post.ts';

/** How long the three dots show, if no message comes before. 5 to 60; LINE's own default is 20. */
const DOTS_SECONDS = 20;
/** Calls for dots at once, over connections of their own: replies never wait behind them. What is over is left out. */
const DOTS_AT_ONCE = 2;

export type LineSender = Sender & {
  /**
   * Shows one person that we are at work (three dots). It promises nothing: it never rejects, and does nothing where
   * LINE has no dots (groups) or too many are asked for.
   * https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator
   */
  working: (person: string) => Promise<void>;
};

/**
 * Sends what was drawn: as a reply, and as a push when the reply token is used up or too old.
 * A reply cannot be repeated safely, so one that may have arrived comes back as `Unreachable.next`, a push whose
 * retry key makes LINE take it once. https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export const createLineSend = (options: Endpoint & { token: string }): LineSender => {
  const { post, close } = createPost(options);
  const dots = createPost({ ...options, connections: DOTS_AT_ONCE });
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
    const { replyToken, messages } = request.body;
    if (costs(request)) return push(request);
    const answer = await post('/v2/bot/message/reply', { authorization }, { replyToken, messages });
    if (isTokenGone(answer)) return push(request);
    settle(answer, asPush(request));
  };

  let showing = 0;
  const working = async (person: string): Promise<void> => {
    if (showing >= DOTS_AT_ONCE || !person.startsWith('U')) return;
    showing += 1;
    await dots.post('/v2/bot/chat/loading/start', { authorization }, { chatId: person, loadingSeconds: DOTS_SECONDS });
    showing -= 1;
  };
  return { send, working, costs, close: async () => void (await Promise.all([close(), dots.close()])) };
};

/** Pushes count against the month's quota, replies are free. https://developers.line.biz/en/docs/messaging-api/pricing/ */
const costs = (request: Request): boolean => request.body.kind === 'push';

const asPush = (request: Request): Request => {
  const { to, messages } = request.body;
  return { ...request, body: { kind: 'push', to, messages } };
};

/**
 * Returns if LINE took it. 500s and silence may mean that it did, too.
 * https://developers.line.biz/en/reference/messaging-api/#status-codes
 */
const settle = (answer: Answer, next: Request): void => {
  if (answer.kind === 'silence')
    throw new Unreachable(`LINE: ${answer.why}`, 'passing', answer.left ? next : undefined);
  const { status, json } = answer;
  if (status < 300) return;
  const said = `LINE: ${status} ${asText(asObject(json).message) ?? ''}`.trim();
  if (status >= 500) throw new Unreachable(said, 'passing', next);
  if (status === 429 && isQuotaSpent(json)) throw new Unreachable(said, 'quota', next);
  if (status === 429) throw new Unreachable(said, 'rate');
  if (status === 401) throw new Unreachable(said, 'barred');
  throw new Refused(said, status, status === 403 ? 'denied' : 'wrong');
};

// A bad message is a 400 with details, a used or old token one without. LINE does not promise the wording "Invalid
// reply token", and if the fault was another one, the push is refused at no cost.
const isTokenGone = (answer: Answer): boolean =>
  answer.kind === 'answer' && answer.status === 400 && asObject(answer.json).details === undefined;

// The only difference to the rate limit is its wording: "You have reached your monthly limit."
const isQuotaSpent = (json: unknown): boolean => /monthly limit/i.test(asText(asObject(json).message) ?? '');
