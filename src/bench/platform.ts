import { createServer, type Socket } from 'node:net';
import { createFrames } from './frames.ts';
import { portOf } from './port.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
const TOKEN = /"replyToken":"([^"]+)"/;

/** Where bots send to: takes everything at once, and tells which reply token arrived. On a free loopback port. */
export function startPlatform(arrived: (token: string) => void): Promise<{ port: number; close: () => void }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    const read = createFrames((_, body) => {
      socket.write(ANSWER);
      const token = TOKEN.exec(body.toString('latin1'))?.[1];
      if (token) arrived(token);
    });
    socket.setNoDelay(true);
    socket
      .on('data', read)
      .on('error', () => socket.destroy())
      .on('close', () => open.delete(socket));
  });
  const close = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => done({ port: portOf(server), close }));
  });
}
