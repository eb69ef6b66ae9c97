import type { Channel } from '../channel.ts';
import { signedBy } from '../signature.ts';

/**
 * `X-Hub-Signature-256` is "sha256=" and the hex HMAC-SHA256 of the raw bytes; the older SHA-1 header counts for
 * nothing. https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks
 */
export const verify: Channel['verify'] = (rawBody, headers, secrets) => {
  const given = headers['x-hub-signature-256'];
  const hex = typeof given === 'string' ? /^sha256=([\da-f]{64})$/.exec(given)?.[1] : undefined;
  return hex !== undefined && signedBy(secrets, rawBody, Buffer.from(hex, 'hex'));
};
