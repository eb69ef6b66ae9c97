import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createFrames } from './frames.ts';

/** Connections that stay open, one request at a time each. */
export type Lanes = { post(bytes: Buffer): Promise<number>; close(): void };

/** The status of a request whose connection broke. */
const BROKEN = 0;

/** Opens so many connections to a loopback port; what finds none free waits for one. */
export async function openLanes(port: number, count: number): Promise<Lanes> {
  const lanes = await Promise.all(Array.from({ length: count }, () => openLane(port)));
  const free = [...lanes];
  const waiting: (() => void)[] = [];
  const take = async () => {
    if (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    return free.pop();
  };
  return {
    async post(bytes) {
      const lane = await take();
      if (!lane) return BROKEN;
      const status = await lane.post(bytes);
      free.push(lane);
      waiting.shift()?.();
      return status;
    },
    close: () => lanes.forEach(({ socket }) => socket.destroy()),
  };
}

type Lane = { socket: Socket; post(bytes: Buffer): Promise<number> };

async function openLane(port: number): Promise<Lane> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let answered: ((status: number) => void) | undefined;
  const read = createFrames((head) => answered?.(Number(head.slice(9, 12))));
  socket
    .on('data', read)
    .on('error', () => socket.destroy())
    .on('close', () => answered?.(BROKEN));
  return {
    socket,
    post: (bytes) =>
      new Promise((resolve) => {
        answered = resolve;
        if (socket.destroyed) resolve(BROKEN);
        else socket.write(bytes);
      }),
  };
}
