import { engine } from './engine.ts';
import type { Figure, Measuring } from './figure.ts';
import { scale } from './scale.ts';
import { start } from './start.ts';
import { understanding } from './understanding.ts';
import { webhooks } from './webhooks.ts';

type Section = { run: (measuring: Measuring) => Figure[] | Promise<Figure[]>; rounds: number; seconds: number };

/** Everything that is measured, by the name under which it can be asked for. `seconds`: of one round. */
export const sections: Record<string, Section> = {
  engine: { run: engine, rounds: 7, seconds: 1 },
  understanding: { run: understanding, rounds: 5, seconds: 1 },
  webhooks: { run: webhooks, rounds: 5, seconds: 3 },
  sqlite: { run: scale, rounds: 5, seconds: 0 },
  start: { run: start, rounds: 5, seconds: 0 },
};
