import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import express, { type Response } from 'express';
import { portOf } from './port.ts';

/**
 * What durable ingest costs at least with Express: right signature, JSON read, one row with a unique event id, all of
 * one tick in a commit, 200 after it. Remembers nothing else and answers nobody. Started with a folder and a secret.
 */
const [dir = '', secret = ''] = process.argv.slice(2);

const db = new Database(join(dir, 'baseline.sqlite'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE events (id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)');
const insert = db.prepare<[string, string]>('INSERT INTO events (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING');

type Waiting = { rows: { id: string; body: string }[]; response: Response };
let waiting: Waiting[] = [];

const commit = () => {
  const batch = waiting;
  waiting = [];
  db.transaction(() => {
    for (const { rows } of batch) for (const { id, body } of rows) insert.run(id, body);
  }).immediate();
  for (const { response } of batch) response.status(200).end();
};

const isSigned = (raw: Buffer, given: string | undefined): boolean => {
  const expected = createHmac('sha256', secret).update(raw).digest();
  const found = Buffer.from(given ?? '', 'base64');
  return found.length === expected.length && timingSafeEqual(found, expected);
};

const app = express();
app.disable('x-powered-by');
app.post('/webhook/line', express.raw({ type: () => true }), (request, response) => {
  const raw: Buffer = request.body;
  if (!isSigned(raw, request.get('x-line-signature'))) {
    response.status(401).end();
    return;
  }
  const { events }: { events: { webhookEventId: string }[] } = JSON.parse(raw.toString('utf8'));
  if (waiting.length === 0) setImmediate(commit);
  waiting.push({ rows: events.map((event) => ({ id: event.webhookEventId, body: JSON.stringify(event) })), response });
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: portOf(server) }));
process.on('disconnect', () => process.exit());
