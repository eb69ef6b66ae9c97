import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

/** 256 bits: nobody guesses it, so that nothing slow needs to stand before it. */
const TOKEN_BYTES = 32;

/** Where the browser shows it. */
const PATH = '/studio';

/** A page that came over plain http cannot write the first. The second is for the browser on this computer. */
const SECURE_NAME = '__Secure-waymark-staff';
const NAME = 'waymark-staff';

/** What a browser holds that is signed in. */
export const drawToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is kept of it. */
export const markOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Until the browser is closed, since computers are shared. */
export const setToken = (response: Response, token: string, secure: boolean): void =>
  void response.cookie(nameOf(secure), token, rulesOf(secure));

export const clearToken = (response: Response, secure: boolean): void =>
  void response.clearCookie(nameOf(secure), rulesOf(secure));

const nameOf = (secure: boolean): string => (secure ? SECURE_NAME : NAME);
const rulesOf = (secure: boolean) => ({ httpOnly: true, sameSite: 'strict', path: PATH, secure }) as const;

export function tokenOf({ headers }: Request): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const [, token] = pairs.find(([name]) => name === SECURE_NAME) ?? pairs.find(([name]) => name === NAME) ?? [];
  return token || undefined;
}
