import type { Channel } from '../channel.ts';
import { signedBy } from '../signature.ts';

/**
 * `x-line-signature` is the base64 HMAC-SHA256 of the raw bytes; several secrets, because a new one ends the old at
 * once. https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export const verify: Channel['verify'] = (rawBody, headers, secrets) => {
  const given = headers['x-line-signature'];
  return typeof given === 'string' && signedBy(secrets, rawBody, Buffer.from(given, 'base64'));
};
