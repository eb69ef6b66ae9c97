import { createHmac, randomUUID } from 'node:crypto';

/** A signed webhook as it goes over the wire, and the token under which its reply comes back. */
export type Post = { bytes: Buffer; token: string };

/** People who write in turn: a person is heard once a second at most, as no limit forbids. */
const PEOPLE = 16_384;

/** Posts with one event each, like LINE's. People go on where the posts before left them. `from` counts over all. */
export const preparePosts = (from: number, count: number, secret: string): Post[] =>
  Array.from({ length: count }, (_, n) => preparePost(from + n, secret));

function preparePost(n: number, secret: string): Post {
  const token = randomUUID().replaceAll('-', '');
  const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [eventOf(n, token)] });
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  const head = [
    'POST /webhook/line HTTP/1.1',
    'host: 127.0.0.1',
    'user-agent: LineBotWebhook/2.0',
    'content-type: application/json; charset=utf-8',
    `x-line-signature: ${signature}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return { bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`), token };
}

function eventOf(n: number, token: string): Record<string, unknown> {
  const person = (n % PEOPLE).toString(16).padStart(32, '0');
  const round = Math.floor(n / PEOPLE);
  return {
    ...(round === 0
      ? { type: 'follow', follow: { isUnblocked: false } }
      : { type: 'message', message: message(n, round) }),
    webhookEventId: `01H810YECXQQZ37VAXPF${n.toString(36).padStart(6, '0').toUpperCase()}`,
    deliveryContext: { isRedelivery: false },
    timestamp: Date.now(),
    source: { type: 'user', userId: `U${person}` },
    replyToken: token,
    mode: 'active',
  };
}

/** The number of an answer, differently from person to person: they soon stand at different questions. */
const message = (n: number, round: number): Record<string, unknown> => ({
  type: 'text',
  id: `${468_789_577_898_262_530n + BigInt(n)}`,
  quoteToken: 'q3Plxr4AgKd2aWTJrTHGGLk8pLJ1VNMQVUC6IY6tDYDmd9VXpwBAAVmGPQWsEdDpRZvE4rRuTAGkYxYk',
  text: String(1 + ((n * 31 + round * 17) % 3)),
});
