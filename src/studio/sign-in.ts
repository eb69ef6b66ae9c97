import { setTimeout as after } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { asObject, asText } from '../channels/json.ts';
import { isPassword } from '../store/passwords.ts';
import type { StaffBook } from '../store/staff-book.ts';
import { drawToken, markOf, setToken } from './token.ts';
import { isSecure } from './site.ts';
import { createThrottle } from './throttle.ts';

/** Passwords that wait to be looked at, one after the other: each takes 32 MiB and a processor for a while. */
const WAITING = 8;
/** Another process may hold the database for a moment. */
const WRITE_TRIES = 10;
const WRITE_EVERY_MS = 200;

/** Why nobody was signed in: `wrong` is a sentence, `why` its name for a page that speaks other languages. */
type Refused = { status: 401 | 429 | 503; why: 'refused' | 'throttled' | 'busy'; wrong: string; seconds?: number };

/** Signs in who knows the password. The same answer, after as long, whether there is such a name or not. */
export function createSignIn(now: () => number = Date.now) {
  const throttle = createThrottle(now);
  const inTurn = createLine();
  return async (request: Request, response: Response, book: StaffBook): Promise<void> => {
    const { name, password } = asObject(request.body);
    const given = { name: asText(name) ?? '', password: asText(password) ?? '' };
    const seconds = throttle.seconds(given.name, request.ip ?? '');
    if (seconds > 0) return refuse(response, tooMany(seconds));
    const kept = book.passwordOf(given.name);
    const isRight = await inTurn(() => isPassword(given.password, kept));
    if (isRight === undefined) return refuse(response, BUSY);
    if (!isRight || kept === undefined) return refuse(response, WRONG);
    throttle.right(given.name, request.ip ?? '');
    const token = drawToken();
    const isIn = await patiently(() => book.begin(given.name, kept, markOf(token), now()));
    if (isIn === undefined) return refuse(response, BUSY);
    if (!isIn) return refuse(response, WRONG);
    setToken(response, token, isSecure(request));
    response.json({});
  };
}

const WRONG: Refused = { status: 401, why: 'refused', wrong: 'There is nobody of this name with this password.' };
const BUSY: Refused = { status: 503, why: 'busy', wrong: 'Nobody can be signed in just now. Try again in a moment.' };
const tooMany = (seconds: number): Refused => ({
  status: 429,
  why: 'throttled',
  seconds,
  wrong: `Too many wrong passwords. Try again in ${seconds} seconds.`,
});

function refuse(response: Response, { status, ...told }: Refused): void {
  if (told.seconds !== undefined) response.set('Retry-After', String(told.seconds));
  response.status(status).json(told);
}

/** Undefined when too many wait already. */
function createLine() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (waiting >= WAITING) return undefined;
    waiting += 1;
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine.finally(() => (waiting -= 1));
  };
}

/** Undefined when the database is held for too long. */
async function patiently<T>(write: () => T): Promise<T | undefined> {
  for (let n = 0; n < WRITE_TRIES; n += 1) {
    try {
      return write();
    } catch {
      await after(WRITE_EVERY_MS);
    }
  }
  return undefined;
}
