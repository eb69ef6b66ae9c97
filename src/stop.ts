import type { Server } from 'node:http';
import type { Log } from './log.ts';

/** Requests that are being answered get so long, as LINE gives them; then their connections are cut. */
const REQUESTS_MS = 2_000;
/** So long is sent what waits. With the above less than the ten seconds after which Docker, the least patient, kills. */
const DRAIN_MS = 5_000;
/** A platform that still does not answer is not waited for any more: what hangs there is in the outbox. */
const HANGING_MS = 500;
/** While stopping, idle connections are closed this often; a browser keeps them open for minutes otherwise. */
const CLOSE_IDLE_EVERY_MS = 100;

type Ends = { drain(ms: number): Promise<void>; closeSenders(): Promise<void>; closeStore(): Promise<void> };

/** No new requests; those begun are answered, what waits to be sent is sent, then the process ends. */
export function stopOnSignal(server: Server, log: Log, ends: Ends): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping');
    await closed(server);
    await ends.drain(DRAIN_MS);
    await ends.closeStore();
    setTimeout(() => process.exit(), HANGING_MS).unref();
    await ends.closeSenders();
    log('info', 'stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** Node forgets its own time limits when a server is closed: one post that never ends would hold it for good. */
async function closed(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), REQUESTS_MS);
  await new Promise((done) => server.close(done));
  clearInterval(idle);
  clearTimeout(late);
}
