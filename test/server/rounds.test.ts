import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Busy } from '../../src/converse.ts';
import { createRounds, MOST_IN_LINE } from '../../src/server/rounds.ts';

/** Work that takes so long on a clock of its own. */
const clocked = () => {
  const clock = { now: 0 };
  const inRounds = createRounds(() => clock.now);
  const done: number[] = [];
  const work = (n: number, ms = 2) =>
    inRounds(() => {
      clock.now += ms;
      done.push(n);
      return n;
    });
  return { inRounds, done, work };
};

describe('work in rounds', () => {
  it('is done at once while there is time, so that a quiet counter waits for nothing', () => {
    const { work, done } = clocked();
    void work(1);
    void work(2);
    expect(done).toEqual([1, 2]);
  });

  it('goes on in the next round when the time is up, in the order in which it came', async () => {
    const { work, done } = clocked();
    const all = Promise.all(Array.from({ length: 10 }, (_, n) => work(n)));
    expect(done).toEqual([0, 1, 2]);
    expect(await all).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is refused when too much waits, so that bodies do not pile up', async () => {
    const { work } = clocked();
    const first = work(0, 10);
    const line = Array.from({ length: MOST_IN_LINE }, (_, n) => work(n));
    await expect(work(1)).rejects.toThrow(Busy);
    await Promise.all([first, ...line]);
    expect(await work(7)).toBe(7);
  });

  it('may fail without holding up what comes behind it', async () => {
    const { inRounds, work } = clocked();
    const broken = inRounds(() => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await work(1)).toBe(1);
  });

  it('lets forty connections that come at once be served in turn, where Node alone serves the early ones twenty times before the last', async () => {
    const inRounds = createRounds();
    const busy = () => {
      const end = performance.now() + 3;
      while (performance.now() < end);
    };
    const server = createServer((_, response) => void inRounds(busy).then(() => response.end()));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const served = Array.from({ length: 40 }, () => 0);
    const most = await new Promise<number>((done) => {
      const ask = (n: number, agent: Agent) =>
        request({ port, agent }, (response) => {
          response.resume().once('end', () => {
            served[n] = (served[n] ?? 0) + 1;
            if (served.every((times) => times > 0)) done(Math.max(...served));
            else ask(n, agent);
          });
        })
          // The server is closed while others still ask.
          .on('error', () => {})
          .end();
      served.forEach((_, n) => ask(n, new Agent({ keepAlive: true, maxSockets: 1 })));
    });
    server.closeAllConnections();
    server.close();
    expect(most).toBeLessThan(12);
  });
});
