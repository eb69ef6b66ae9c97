import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotFrameworkOptions } from './channels/botframework.ts';
import { type Channel, Refused, type Sender } from './channels/channel.ts';
import { line } from './channels/line/line.ts';
import { createLineSend } from './channels/line/send.ts';
import { watchSlow } from './channels/line/working.ts';
import { messenger } from './channels/messenger/messenger.ts';
import { createMessengerSend } from './channels/messenger/send.ts';
import type { Config } from './config.ts';
import type { Converse } from './converse.ts';
import { createDeliver } from './deliver.ts';
import { tellStart } from './greeting.ts';
import { withGate } from './gate.ts';
import { withLifeline } from './lifeline.ts';
import type { Log } from './log.ts';
import { createPages } from './pages.ts';
import { createApp, type Serving, type WebhookChannel } from './server/server.ts';
import type { Keys } from './store/keys.ts';
import { createStudio } from './studio/door.ts';
import { stopOnSignal } from './stop.ts';
import type { Thread } from './thread.ts';
import type { Opened } from './turns.ts';

/** `content`, `data`: the folders. `opened`: what is served from the first moment. */
type Counter = { config: Config; content: string; data: string; log: Log; keys: Keys; thread: Thread; opened: Opened };

/** All but the database thread: channels, pages, studio and what they listen on. */
export async function openCounter({ config, content, data, log, keys, thread, opened }: Counter): Promise<void> {
  let { bundle } = opened;
  const current = () => bundle;
  const converse = withGate(withLifeline(thread.converse, current), current);
  const outgoing = openSenders(config);
  const pages = createPages(current);
  const unsent = () => void converse.waiting().then(deliver, () => undefined);
  const botframework = await openBotFramework(config, { ...converse, unsent, fallback: pages.fallback });
  const deliver = createDeliver({
    senders: { ...outgoing.senders, ...(botframework ? { botframework: { send: botframework.send } } : {}) },
    most: config.sendConnections,
    sent: converse.sent,
    waiting: converse.waiting,
    failed: (channel, error) =>
      log(isDenied(error) ? 'error' : 'warn', 'reply dropped', { channel, error: error.message }),
    barred: (channel, error) =>
      error ? log('error', 'sending stopped', { channel, error }) : log('info', 'sending again', { channel }),
  });
  const serving: Serving = {
    converse: outgoing.watched(converse),
    deliver,
    ...pages,
    studio: createStudio({ contentDir: content, dataDir: data, ...reachedThrough(config) }),
    channels: webhooksOf(config),
    log: ({ event, ...fields }) => log(fields.error ? 'error' : 'info', event, fields),
    state: () => ({ channels: { ...stateOf(config), ...deliver.state() } }),
    ...(config.messenger ? { messengerVerifyToken: config.messenger.verifyToken } : {}),
    ...reachedThrough(config),
    ...(botframework ? { botframework: botframework.handle } : {}),
  };
  const server = await listen(createApp(serving), config);
  deliver(opened.waiting);
  thread.tell({
    broke: (error, at) => log('error', 'turn broke', { error, at }),
    recovered({ bundle: goesOn, waiting }) {
      bundle = goesOn;
      log('info', 'database thread is back');
      deliver(waiting);
    },
    served(next) {
      bundle = next;
      log('info', 'serving', { bundle: next.hash });
    },
  });
  const { port } = server.address() as AddressInfo;
  process.stdout.write(tellStart({ config, port, opened, keys }));
  stopOnSignal(server, log, { drain: deliver.drain, closeSenders: outgoing.close, closeStore: converse.close });
}

const isDenied = (error: Error): boolean => error instanceof Refused && error.why === 'denied';

const reachedThrough = ({ trustProxy, publicUrl }: Config) => ({
  ...(trustProxy === undefined ? {} : { trustProxy }),
  ...(publicUrl ? { publicUrl } : {}),
});

type Outgoing = {
  senders: Record<string, Sender>;
  /** The same conversation, in which people on LINE who wait for long see that we are at work. */
  watched(converse: Converse): Converse;
  close(): Promise<void>;
};

function openSenders({ line: onLine, messenger: onMessenger, sendConnections: connections }: Config): Outgoing {
  const lineSend = onLine && createLineSend({ ...onLine, connections });
  const slow = lineSend && watchSlow(lineSend.working);
  const senders: Record<string, Sender> = {
    ...(lineSend && slow ? { line: slow.sender(lineSend) } : {}),
    ...(onMessenger ? { messenger: createMessengerSend({ ...onMessenger, connections }) } : {}),
  };
  return {
    senders,
    watched: (converse) => (slow ? { ...converse, take: slow.take(converse.take) } : converse),
    close: async () => void (await Promise.all(Object.values(senders).map(({ close }) => close()))),
  };
}

function webhooksOf({ line: onLine, messenger: onMessenger }: Config): Serving['channels'] {
  return [
    ...(onLine ? [webhook('line', line, onLine.secrets)] : []),
    ...(onMessenger ? [webhook('messenger', messenger, [onMessenger.appSecret])] : []),
  ];
}

const webhook = (name: 'line' | 'messenger', { verify, isOurs, read }: Channel, secrets: string[]): WebhookChannel => ({
  name,
  path: `/webhook/${name}`,
  verify: (raw, headers) => verify(raw, headers, secrets),
  isOurs,
  read,
});

/** Loaded only when configured: a default start never pays for botbuilder. */
async function openBotFramework({ botframework }: Config, parts: Omit<BotFrameworkOptions, 'appId' | 'appPassword'>) {
  if (!botframework) return undefined;
  const { createBotFramework } = await import('./channels/botframework.ts');
  const fallback = (locale: string | undefined) => parts.fallback(locale?.slice(0, 2));
  return createBotFramework({ ...parts, ...botframework, fallback });
}

const stateOf = (config: Config): Record<string, string> => ({
  line: config.line ? 'on' : 'off',
  messenger: config.messenger ? 'on' : 'off',
  botframework: config.botframework ? 'on' : 'off',
  web: 'on',
});

const listen = (app: ReturnType<typeof createApp>, { port, host }: Config): Promise<Server> =>
  new Promise((done, failed) => {
    const server = app.listen(port, host, () => done(server));
    server.once('error', failed);
  });
