import { describe, expect, it } from 'vitest';
import { Refused, Unreachable } from '../src/channels/channel.ts';
import { createDeliver } from '../src/deliver.ts';
import type { Request } from '../src/engine/turn.ts';
import type { Waiting } from '../src/store/store.ts';

const row = (id: number, person = 'anna', expires = Number.POSITIVE_INFINITY): Waiting => ({
  id,
  person,
  expires,
  request: { channel: 'line', body: { id }, retryKey: `key ${id}` },
});

/** A platform that fails as told, and writes down what came. */
const setUp = (fail: (request: Request, attempt: number) => Error | undefined = () => undefined) => {
  const came: unknown[] = [];
  const sent: number[] = [];
  const lost: string[] = [];
  let attempts = 0;
  const deliver = createDeliver({
    sends: {
      async line(request) {
        came.push(request.body.id);
        const error = fail(request, ++attempts);
        if (error) throw error;
      },
    },
    sent: (ids) => sent.push(...ids),
    failed: (_, error) => lost.push(error.message),
    wait: async () => {},
    now: () => 1000,
  });
  return { deliver, came, sent, lost };
};

describe('deliver', () => {
  it('sends what one person gets in order, and marks each as sent', async () => {
    const { deliver, came, sent } = setUp();
    deliver([row(1), row(2), row(3)]);
    await deliver.drain(1000);
    expect(came).toEqual([1, 2, 3]);
    expect(sent).toEqual([1, 2, 3]);
  });

  it('tries again what was not reached, and keeps the order behind it', async () => {
    const { deliver, came } = setUp((_, attempt) => (attempt < 3 ? new Unreachable('busy') : undefined));
    deliver([row(1), row(2)]);
    await deliver.drain(1000);
    expect(came).toEqual([1, 1, 1, 2]);
  });

  it('goes on in the form the platform needs after a doubtful attempt', async () => {
    const next: Request = { channel: 'line', body: { id: 'push' }, retryKey: 'key 1' };
    const { deliver, came } = setUp((_, attempt) => (attempt === 1 ? new Unreachable('silence', next) : undefined));
    deliver([row(1)]);
    await deliver.drain(1000);
    expect(came).toEqual([1, 'push']);
  });

  it('drops what is refused, because repeating it is useless', async () => {
    const { deliver, came, sent, lost } = setUp(() => new Refused('LINE: 400', 400));
    deliver([row(1)]);
    await deliver.drain(1000);
    expect([came, sent, lost]).toEqual([[1], [1], ['LINE: 400']]);
  });

  it('drops a reply that is too old, because a late message lights a phone that somebody may be watching', async () => {
    const { deliver, came, sent } = setUp();
    deliver([row(1, 'anna', 999)]);
    await deliver.drain(1000);
    expect([came, sent]).toEqual([[], [1]]);
  });

  it('does not send twice what a repeated event names again', async () => {
    const { deliver, came } = setUp();
    deliver([row(1)]);
    deliver([row(1), row(2)]);
    await deliver.drain(1000);
    expect(came).toEqual([1, 2]);
  });

  it('lets one person wait without holding up another', async () => {
    const { deliver, came } = setUp((request, attempt) =>
      request.body.id === 1 && attempt < 4 ? new Unreachable('busy') : undefined,
    );
    deliver([row(1, 'anna'), row(2, 'boonmee')]);
    await deliver.drain(1000);
    expect(came.indexOf(2)).toBeLessThan(came.lastIndexOf(1));
  });
});
