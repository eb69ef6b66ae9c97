import type { IncomingMessage } from 'node:http';

/** A body that cannot be taken. `status`: what whoever sent it is told. */
export class Unfit extends Error {
  override name = 'Unfit';
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415) {
    super(`The body cannot be taken (${status}).`);
    this.status = status;
  }
}

/**
 * A request's body as it came, `limit` bytes at the most. Rejects with Unfit when it is longer (413), torn off (400) or
 * compressed (415): inflating would check other bytes than were signed, and neither platform compresses.
 */
export const bytesOf = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers;
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(length) > limit) reject(new Unfit(413));
    if (encoding.toLowerCase() !== 'identity') reject(new Unfit(415));
    // What is too long is read to its end all the same, so that the answer is heard; it is not kept.
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new Unfit(413));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new Unfit(400)));
  });
