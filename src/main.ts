import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Bundle } from './bundle/bundle.ts';
import type { BotFrameworkOptions } from './channels/botframework.ts';
import type { Channel, Sender } from './channels/channel.ts';
import { line } from './channels/line/line.ts';
import { createLineSend } from './channels/line/send.ts';
import { watchSlow } from './channels/line/working.ts';
import { messenger } from './channels/messenger/messenger.ts';
import { createMessengerSend } from './channels/messenger/send.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Converse } from './converse.ts';
import { createDeliver } from './deliver.ts';
import { tellStart } from './greeting.ts';
import { withGate } from './gate.ts';
import { withLifeline } from './lifeline.ts';
import { createLog, type Log } from './log.ts';
import { createPages } from './pages.ts';
import { createApp, type Serving, type WebhookChannel } from './server/server.ts';
import { findKeys } from './store/keys.ts';
import { createStudio } from './studio/door.ts';
import { CannotOpen, startThread } from './thread.ts';
import type { Opened } from './turns.ts';

/** How long a stop waits for what is on its way: a platform answers in well under a second, or not at all. */
const DRAIN_MS = 8_000;
/** While stopping, idle connections are closed this often; a browser keeps them open for minutes otherwise. */
const CLOSE_IDLE_EVERY_MS = 100;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // Whoever collects the log may end before the counter does.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const keys = findKeys(config);
  const { contentDir, dataDir, retentionHours, minimumReview } = config;
  const [content, data] = [resolve(contentDir), resolve(dataDir)];
  const options = { contentDir: content, dataDir: data, keys: keys.keys, retentionHours, minimumReview };
  const broke = (error: string, at: string) => log('error', 'turn broke', { error, at });
  const recovered = ({ bundle: goesOn, waiting }: Opened) => {
    bundle = goesOn;
    log('info', 'database thread is back');
    deliver(waiting);
  };
  const served = (next: Bundle) => {
    bundle = next;
    log('info', 'serving', { bundle: next.hash });
  };
  const thread = startThread(options, { broke, recovered, served });
  const opened = await thread.opened.catch((error: unknown) => openFromFiles(error, options.contentDir, log));
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
    failed: (channel, error) => log('warn', 'reply dropped', { channel, error: error.message }),
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
  const { port } = server.address() as AddressInfo;
  process.stdout.write(tellStart({ config, port, opened, keys }));
  stopOnSignal(server, log, async () => {
    await deliver.drain(DRAIN_MS);
    await outgoing.close();
    await converse.close();
  });
}

/**
 * Without its database the counter still opens: it answers from memory, and the database is tried again and again. The
 * checker is loaded only then, since the database thread has its own.
 */
async function openFromFiles(error: unknown, contentDir: string, log: Log): Promise<Opened> {
  if (!(error instanceof CannotOpen) || error.problems.length > 0) throw error;
  const { checkDirectory } = await import('./check/check.ts');
  const { bundle, problems } = checkDirectory(contentDir, Date.now());
  if (problems.some(({ severity }) => severity === 'error')) throw new CannotOpen(error.message, problems);
  log('error', 'database cannot be opened; answering from memory', { error: error.message });
  return { bundle, problems, files: 'fresh', accounts: false, waiting: [] };
}

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

/** No new requests; those begun are answered, what waits to be sent is sent, then the process ends by itself. */
function stopOnSignal(server: Server, log: Log, close: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping');
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    await new Promise((done) => server.close(done));
    clearInterval(idle);
    await close();
    log('info', 'stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

start().catch(async (error: unknown) => {
  if (error instanceof CannotOpen) await tellProblems(error);
  else if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Waymark cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  // The database thread may be there already.
  process.exit(1);
});

/** What must be mended before it can start; warnings are for `npm run check`. */
async function tellProblems({ message, problems }: CannotOpen): Promise<void> {
  const { printProblems } = await import('./check/print.ts');
  const { readSources } = await import('./bundle/read.ts');
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { files } = readSources(resolve(readConfig(process.env).contentDir));
  process.stderr.write(`${printProblems(errors, files)}\n${message}\n`);
}
