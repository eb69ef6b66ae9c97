import { type Manner, writeScalar } from './yaml-scalar.ts';

/** What a form can give. */
export type Plain = string | number | boolean | Plain[] | { [key: string]: Plain };

/** A group that is not longer stands on one line, as in `hours: { days: weekdays, from: "08:30", to: "16:30" }`. */
const ONE_LINE = 60;
const STEP = '  ';

/** `key: value` as the lines of a YAML file, the first without its indentation. */
export function writePair(key: string, value: Plain, indent: string): string[] {
  const name = writeScalar(key);
  const inline = writeInline(value);
  if (inline !== undefined) return [`${name}: ${inline}`];
  return [`${name}:`, ...writeBelow(value, indent + STEP)];
}

/** A group with a line for each of its words. */
export const writeBelow = (value: Plain, indent: string): string[] =>
  pairsOf(value).flatMap(([key, inner]) => {
    const [first = '', ...rest] = writePair(key, inner, indent);
    return [indent + first, ...rest];
  });

/** On one line, or undefined where that would be hard to read. */
export function writeInline(value: Plain, manner?: Manner): string | undefined {
  if (typeof value !== 'object') return writeScalar(value, manner);
  const whole = writeFlow(value);
  return Array.isArray(value) || whole.length <= ONE_LINE ? whole : undefined;
}

/** Anything on one line: `[a, b]`, `{ a: b }`. */
export function writeFlow(value: Plain, manner: Manner = {}): string {
  if (typeof value !== 'object') return writeScalar(value, { ...manner, inFlow: true });
  if (Array.isArray(value)) return `[${value.map((one) => writeFlow(one)).join(', ')}]`;
  const pairs = pairsOf(value).map(([key, inner]) => `${writeScalar(key, { inFlow: true })}: ${writeFlow(inner)}`);
  return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}';
}

const pairsOf = (value: Plain): [string, Plain][] =>
  typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
