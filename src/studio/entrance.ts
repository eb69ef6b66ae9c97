import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { DATABASE_FILE } from '../store/sqlite-file.ts';
import { openWhenAsked } from '../store/sqlite-staff.ts';
import type { Staff, StaffBook } from '../store/staff-book.ts';
import { refusalOf, type Setting } from './guard.ts';
import { pageFiles, pageOf } from './page-files.ts';
import { createSignIn } from './sign-in.ts';
import { isSecure, pageFault, wayFault } from './site.ts';
import { clearToken, markOf, tokenOf } from './token.ts';

/** A name and a password. */
const SIGN_IN_LIMIT_BYTES = 4_096;

/** The page asks this every second, whether anybody is at it or not. */
const LOOKING = '/api/state';

/**
 * Who comes in: whoever is at the computer, while there are no staff accounts; whoever is signed in, as soon as there are.
 * All others get the page on which one signs in, and are told no. What follows finds the person with `staffOf`.
 */
export function createEntrance({ dataDir, ...setting }: Setting & { dataDir: string }): RequestHandler {
  const bookNow = openWhenAsked(join(dataDir, DATABASE_FILE));
  const reception = receive();
  let hadStaff = false;
  return (request, response, next) => {
    const book = attempt(bookNow);
    const isEmpty = book && attempt(() => book.isEmpty());
    hadStaff ||= isEmpty === false;
    // Where the accounts cannot be looked up, nobody knows that there are none.
    if (book === null || isEmpty === null || (!book && hadStaff)) return refuse(response, 503, NO_BOOK);
    if (!book || isEmpty) {
      const refusal = refusalOf(request, setting);
      return refusal === undefined ? next() : refuse(response, 403, refusal);
    }
    const fault = pageFault(request, setting) ?? wayFault(request, setting);
    if (fault !== undefined) return refuse(response, 403, fault);
    const staff = attempt(() => whoIs(request, book));
    if (staff === null) return refuse(response, 503, NO_BOOK);
    response.locals.staff = staff;
    response.locals.book = book;
    return reception(request, response, next);
  };
}

const NO_BOOK =
  'The staff accounts cannot be looked up: the database is missing, locked or broken. Whoever runs Waymark finds out with: npm run staff -- list';

/** Who is signed in; undefined for whoever is at the computer while there are no accounts. */
export const staffOf = ({ locals }: Response): Staff | undefined => locals.staff;

/** Null where it throws. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function whoIs(request: Request, book: StaffBook): Staff | undefined {
  const token = tokenOf(request);
  const account = token && book.whose(markOf(token), Date.now(), request.path !== LOOKING);
  if (!account) return undefined;
  const { name, roles, languages } = account;
  return { name, roles, languages };
}

/** Once there are accounts. */
function receive(): Router {
  const router = Router();
  const signIn = createSignIn();
  router.get('/api/me', (_request, response) => void response.json({ me: staffOf(response) ?? null }));
  router.post('/api/sign-in', express.json({ limit: SIGN_IN_LIMIT_BYTES }), (request, response) =>
    signIn(request, response, response.locals.book),
  );
  router.post('/api/sign-out', (request, response) => {
    const token = tokenOf(request);
    const isOut = attempt(() => token && (response.locals.book as StaffBook).end(markOf(token)));
    if (isOut === null) return refuse(response, 503, NO_BOOK);
    clearToken(response, isSecure(request));
    response.json({});
  });
  router.use((_request, response, next) => (staffOf(response) ? next('router') : next()));
  router.get('/', pageOf('sign-in.js'));
  router.use(pageFiles());
  router.use('/api', (_request, response) => void response.status(401).json({ wrong: SIGNED_OUT, why: 'out' }));
  router.use((_request, response) => response.redirect('/studio/'));
  return router;
}

const SIGNED_OUT = 'You are signed out. Open the studio in another tab and sign in; this page then goes on.';

const refuse = (response: Response, status: 403 | 503, sentence: string): void =>
  void response.status(status).type('text/plain').send(sentence);
