import { describe, expect, it } from 'vitest';
import { conversations } from '../../src/bench/conversations.ts';
import { engine, isSame } from '../../src/bench/engine.ts';
import { figure } from '../../src/bench/figure.ts';
import { scriptBundle } from '../../src/bench/script.ts';
import { table } from '../../src/bench/table.ts';
import { createEngine, type Respond } from '../../src/engine/engine.ts';

const bundle = scriptBundle();
const tiny = { rounds: 1, seconds: 0.01, full: false, tell: () => {} };

describe('the bench', () => {
  it('holds our engine against a hand-written one that says the same words, or the ratio would mean nothing', () => {
    const script = conversations(bundle);
    expect(isSame(createEngine(bundle), script)).toBe(script.flat().length);
    expect(script.length).toBe(60);
  });

  it('stops when the two say different words', () => {
    const respond = createEngine(bundle);
    const other: Respond = (session, input, now) => {
      const turn = respond(session, input, now);
      return { ...turn, replies: turn.replies.map((reply) => ({ ...reply, text: `${reply.text}!` })) };
    };
    expect(() => isSame(other, conversations(bundle))).toThrow('Conversation 0, turn 0');
  });

  it('measures the engine as figures with a ratio, an aim and a spread', () => {
    const figures = engine(tiny);
    expect(figures.map(({ name }) => name)).toEqual([
      'a turn, session JSON included',
      'session, mean',
      'session, largest',
    ]);
    for (const { ours, spread, ok } of figures) {
      expect(ours).toBeGreaterThan(0);
      expect(spread[0]).toBeLessThanOrEqual(spread[1]);
      expect(typeof ok).toBe('boolean');
    }
    expect(figures[0]?.ratio).toBeGreaterThan(0);
  });

  it('takes the median of the rounds’ own ratios, since a disturbed round disturbs both', () => {
    const made = figure({ section: 's', name: 'n', unit: 'ms', aim: { of: 'ratio', most: 2 } }, [2, 40, 6], [1, 20, 2]);
    expect(made).toMatchObject({ ours: 6, other: 2, ratio: 2, spread: [2, 40], ok: true });
  });

  it('prints aligned columns, and says which aims are not met', () => {
    const made = figure({ section: 'engine', name: 'a turn', unit: 'µs', aim: { of: 'ours', most: 1 } }, [2]);
    const [head = '', row = ''] = table([made]).split('\n');
    expect(row).toMatch(/^engine +a turn +µs +2 +≤ 1 +2–2 +NOT OK$/);
    expect(row.indexOf('NOT OK')).toBeGreaterThan(head.indexOf('aim'));
  });
});
