const EMPTY: Buffer = Buffer.alloc(0);

/**
 * Cuts a connection's bytes into HTTP/1.1 messages. No more of the protocol than a measuring needs: a length in the
 * head, nothing chunked. It costs a tenth of a full parser, so the machine is left to what is measured.
 */
export function createFrames(message: (head: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = EMPTY;
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
      const head = rest.toString('latin1', 0, end);
      if (/\ntransfer-encoding:/i.test(head)) throw new Error('Chunked messages are not read here.');
      const whole = end + 4 + Number(/\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (rest.length < whole) return;
      const body = rest.subarray(end + 4, whole);
      rest = rest.subarray(whole);
      message(head, body);
    }
  };
}
