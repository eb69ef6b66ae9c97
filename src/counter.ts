import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from './channels/channel.ts';
import type { Config } from './config.ts';
import { createDeliver } from './delivery/deliver.ts';
import { tellStart } from './greeting.ts';
import { withGate } from './gate.ts';
import { withLifeline } from './lifeline.ts';
import type { Log } from './log.ts';
import { createPages } from './pages.ts';
import { openBotFramework, openSenders, switchedOn, webhooksOf } from './platforms.ts';
import { createApp, type Serving } from './server/server.ts';
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
  const unsent = () => deliver.fetch();
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
    state: () => ({ channels: { ...switchedOn(config), ...deliver.state() } }),
    ...(config.messenger ? { messengerVerifyToken: config.messenger.verifyToken } : {}),
    ...reachedThrough(config),
    ...(botframework ? { botframework: botframework.handle } : {}),
  };
  const server = await listen(createApp(serving), config);
  // Before anybody can know that it is open: a signal without a listener kills.
  stopOnSignal(server, log, { drain: deliver.drain, closeSenders: outgoing.close, closeStore: converse.close });
  deliver.fetch();
  thread.tell({
    broke: (error, at) => log('error', 'turn broke', { error, at }),
    recovered({ bundle: goesOn }) {
      bundle = goesOn;
      log('info', 'database thread is back');
      deliver.fetch();
    },
    served(next) {
      bundle = next;
      log('info', 'serving', { bundle: next.hash });
    },
  });
  const { port } = server.address() as AddressInfo;
  process.stdout.write(tellStart({ config, port, opened, keys }));
}

const isDenied = (error: Error): boolean => error instanceof Refused && error.why === 'denied';

const reachedThrough = ({ trustProxy, publicUrl }: Config) => ({
  ...(trustProxy === undefined ? {} : { trustProxy }),
  ...(publicUrl ? { publicUrl } : {}),
});

const listen = (app: ReturnType<typeof createApp>, { port, host }: Config): Promise<Server> =>
  new Promise((done, failed) => {
    const server = app.listen(port, host, () => done(server));
    server.once('error', failed);
  });
