import type { Outcome } from '../../src/store/store.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

/** Run as a process of its own, whose files may not grow: sixty people write, then one of them asks to be forgotten. */
const [, , file = '', key = ''] = process.argv;
const store = openSqlite({ file, seal: createSeal([Buffer.from(key, 'hex')]), retentionHours: 72 });
const requests = [{ channel: 'line', body: { text: 'words '.repeat(100) }, retryKey: 'key' }];
const event = (id: string, person: string) => ({ channel: 'line', event: id, person, at: Date.now() });
const take = (events: ReturnType<typeof event>[], outcome: Outcome) =>
  store.takeTurns(
    events,
    () => outcome,
    () => ({ requests: [] }),
    Date.now(),
  );
const crowd = Array.from({ length: 60 }, (_, n) => event(`event ${n}`, `person ${n}`));
take(crowd, { session: { lang: 'my', answers: {} }, requests });
const forgotten = take([event('forget', 'person 1')], { requests, forget: true });
process.stdout.write(`${forgotten.length} turned`);
process.exit();
