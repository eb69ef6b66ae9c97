import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `given` is the HMAC-SHA256 of the bytes under one of the secrets. An empty secret signs nothing. */
export const signedBy = (secrets: string[], bytes: Buffer, given: Buffer): boolean =>
  secrets.some((secret) => {
    if (secret === '') return false;
    const expected = createHmac('sha256', secret).update(bytes).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
