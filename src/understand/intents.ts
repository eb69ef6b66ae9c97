import { matchKey } from './key.ts';

/** The likeliest meanings of a message, best first, with how sure; empty when it is about nothing known. */
export type Ranked = { intent: string; score: number }[];

/** Below this likeness to any intent a message is about nothing here. Chosen on the examples, by leaving some out. */
const LEAST_SCORE = 0.12;
/** Letters of a message that are looked at. */
const MOST_LETTERS = 400;

/**
 * Ranks intents by the examples of one language: tf-idf over words and character 2–4-grams, the cosine to each
 * intent's centre mixed with the likeness to its nearest examples. It only ever offers; nothing is decided by it.
 */
export function createIntents(examples: Record<string, string[]>): (key: string) => Ranked {
  const docs = Object.entries(examples).flatMap(([intent, texts]) =>
    texts.map((text) => ({ intent, counts: featuresOf(matchKey(text)) })),
  );
  const idf = weigh(docs.map(({ counts }) => counts));
  const vectors = docs.map(({ intent, counts }) => ({ intent, vector: toVector(counts, idf) }));
  const centres = centresOf(vectors);
  const index = indexOf(vectors);
  return (key) => {
    const vector = toVector(featuresOf(key), idf);
    const near = nearest(index, vectors, vector);
    const ranked = [...centres]
      .map(([intent, centre]) => ({ intent, score: 0.5 * dot(vector, centre) + 0.5 * (near.get(intent) ?? 0) }))
      .toSorted((a, b) => b.score - a.score);
    return (ranked[0]?.score ?? 0) < LEAST_SCORE ? [] : ranked;
  };
}

type Vector = Map<string, number>;

/** Words and character 2–4-grams: the grams carry scripts without spaces and slips. */
export function featuresOf(key: string): Vector {
  const text = key.slice(0, MOST_LETTERS).replace(/\d+/g, '0');
  const counts: Vector = new Map();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) add(`w ${word}`);
  const letters = [...` ${text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `];
  for (let size = 2; size <= 4; size++) {
    for (let at = 0; at + size <= letters.length; at++) add(letters.slice(at, at + size).join(''));
  }
  return counts;
}

function weigh(docs: Vector[]): Vector {
  const seen: Vector = new Map();
  for (const doc of docs) for (const feature of doc.keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  return new Map([...seen].map(([feature, count]) => [feature, Math.log(1 + docs.length / count)]));
}

/** Of length 1. What no example has says nothing. */
function toVector(counts: Vector, idf: Vector): Vector {
  const vector: Vector = new Map();
  let square = 0;
  for (const [feature, count] of counts) {
    const weight = idf.get(feature);
    if (weight === undefined) continue;
    const value = (1 + Math.log(count)) * weight;
    vector.set(feature, value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (const [feature, value] of vector) vector.set(feature, value / length);
  return vector;
}

type Doc = { intent: string; vector: Vector };

function centresOf(docs: Doc[]): Map<string, Vector> {
  const sums = new Map<string, Vector>();
  for (const { intent, vector } of docs) {
    const sum = sums.get(intent) ?? new Map<string, number>();
    for (const [feature, value] of vector) sum.set(feature, (sum.get(feature) ?? 0) + value);
    sums.set(intent, sum);
  }
  for (const sum of sums.values()) {
    const length = Math.sqrt([...sum.values()].reduce((square, value) => square + value * value, 0)) || 1;
    for (const [feature, value] of sum) sum.set(feature, value / length);
  }
  return sums;
}

/** By feature, the examples that have it: likeness to all of them is found in one pass. */
function indexOf(docs: Doc[]): Map<string, [number, number][]> {
  const index = new Map<string, [number, number][]>();
  docs.forEach(({ vector }, doc) => {
    for (const [feature, value] of vector) {
      const list = index.get(feature) ?? [];
      list.push([doc, value]);
      index.set(feature, list);
    }
  });
  return index;
}

/** The likeness of each intent's two nearest examples, their mean. */
function nearest(index: Map<string, [number, number][]>, docs: Doc[], vector: Vector): Map<string, number> {
  const likeness = new Float64Array(docs.length);
  for (const [feature, value] of vector) {
    for (const [doc, other] of index.get(feature) ?? []) likeness[doc] = (likeness[doc] ?? 0) + value * other;
  }
  const best = new Map<string, [number, number]>();
  docs.forEach(({ intent }, doc) => {
    const like = likeness[doc] ?? 0;
    const [first, second] = best.get(intent) ?? [0, 0];
    if (like > first) best.set(intent, [like, first]);
    else if (like > second) best.set(intent, [first, like]);
  });
  return new Map([...best].map(([intent, [first, second]]) => [intent, (first + second) / 2]));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [feature, value] of a) sum += value * (b.get(feature) ?? 0);
  return sum;
}
