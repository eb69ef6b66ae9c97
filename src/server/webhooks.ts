import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Incoming } from '../channels/channel.ts';
import { Busy } from '../converse.ts';
import type { Waiting } from '../store/store.ts';
import { bytesOf } from './bytes.ts';
import { judge } from './failures.ts';
import { createRounds, type InRounds } from './rounds.ts';
import type { Serving, WebhookChannel } from './serving.ts';

/** Both platforms post at most some hundred events of a few hundred bytes; more is nobody we know. */
export const WEBHOOK_LIMIT_BYTES = 1_048_576;

/** Takes a request, or leaves it to others and says so. */
export type Receive = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * What the platforms post to, without Express: that would cost a fifth of the thread that carries every message. A
 * channel that is not configured is left to it, and found nowhere.
 */
export const receiveWebhooks = (serving: Serving): Receive => {
  const inRounds = createRounds();
  const channels = new Map(serving.channels.map((channel) => [channel.path, channel]));
  return (request, response) => {
    const channel = request.method === 'POST' ? channels.get(pathOf(request.url)) : undefined;
    if (channel) void receive(serving, inRounds, channel, request, response);
    return channel !== undefined;
  };
};

// As forgiving as Express: whoever types the address into a platform's console may end it with a slash.
const pathOf = (url = ''): string => (url.split('?', 1)[0] ?? '').replace(/\/$/, '').toLowerCase();

/** 200 means that the turns are durable: only then does the platform forget the events. */
const receive = async (
  serving: Serving,
  inRounds: InRounds,
  channel: WebhookChannel,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const bytes = await bytesOf(request, WEBHOOK_LIMIT_BYTES);
    const { status, waiting } = await inRounds(async () => {
      const read = readEvents(channel, bytes, request.headers);
      return { status: read.status, waiting: await take(serving.converse, read.incoming) };
    });
    answer(response, status);
    if (waiting.length > 0) serving.deliver(waiting);
  } catch (error) {
    // Cries for help of a post that is otherwise put off had their turn: their answers go out now.
    if (error instanceof Busy && error.waiting.length > 0) serving.deliver(error.waiting);
    const { status, words, headers } = judge(serving.log, error, channel.path);
    answer(response, status, words, headers);
  }
};

type Read = { status: 200 | 400 | 401 | 404; incoming: Incoming[] };

const readEvents = (channel: WebhookChannel, bytes: Buffer, headers: IncomingHttpHeaders): Read => {
  if (!channel.verify(bytes, headers)) return { status: 401, incoming: [] };
  const json = parse(bytes);
  if (!json) return { status: 400, incoming: [] };
  if (!channel.isOurs(json.value)) return { status: 404, incoming: [] };
  return { status: 200, incoming: channel.read(json.value) };
};

const parse = (bytes: Buffer): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
};

// A redelivered event names all that waits for its person, so two of them name the same request twice.
const take = async (converse: Serving['converse'], incoming: Incoming[]): Promise<Waiting[]> => {
  if (incoming.length === 0) return [];
  const turned = await converse.take(incoming);
  const byId = new Map(turned.flatMap(({ waiting }) => waiting).map((each) => [each.id, each]));
  return [...byId.values()];
};

const answer = (
  response: ServerResponse,
  status: number,
  words = STATUS_CODES[status] ?? '',
  headers: Record<string, string> = {},
): void => {
  if (response.headersSent) return;
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(words) };
  response.writeHead(status, { ...own, ...headers }).end(words);
};
