import { featuresOf } from './features.ts';

/** One example: the matching key of a message, and what it is an example of. */
export type Example = { key: string; label: string };

/** How likely each label is, 0 to 1, the likeliest first. */
export type Likely = { label: string; likely: number }[];

/** Times all examples are gone through; more did not rank better on examples left out. */
const ROUNDS = 8;
const STEP = 0.1;
const BIAS_STEP = 0.03;
const DECAY = 1e-5;

/** Examples learnt before others may have their turn: some 5 ms. */
const AT_ONCE = 200;

/** A model in the making: each step is short, so that whoever shares the thread is not kept waiting. */
export type Learning<T> = Generator<void, T>;
export type Model = (key: string) => Likely;

/**
 * Softmax regression over tf-idf of words and letter runs, learnt by AdaGrad. Every label weighs the same, however many
 * examples it has. Deterministic: the same examples give the same model.
 */
export function* learning(examples: Example[]): Learning<Model> {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const vocabulary = createVocabulary(examples);
  yield;
  const model = createWeights(labels.length, vocabulary.size);
  const rows = examples.map(({ key, label }) => ({ row: vocabulary.rowOf(key), label: labels.indexOf(label) }));
  const counts = labels.map((label) => examples.filter((each) => each.label === label).length);
  const weights = counts.map((count) => examples.length / labels.length / count);
  const draw = createDraw();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { row, label }] of shuffled(rows, draw).entries()) {
      if (index % AT_ONCE === 0) yield;
      model.learn(row, label, weights[label] ?? 1);
    }
  }
  return (key) => {
    const likely = model.judge(vocabulary.rowOf(key));
    const all = labels.map((label, index) => ({ label, likely: likely[index] ?? 0 }));
    return all.toSorted((one, other) => other.likely - one.likely);
  };
}

/** The features of a message that the model knows, and their weights; of length 1. */
type Row = { ids: Int32Array; values: Float32Array };

function createVocabulary(examples: Example[]) {
  const seen = new Map<string, number>();
  for (const { key } of examples)
    for (const feature of featuresOf(key).keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const ids = new Map([...seen.keys()].map((feature, id) => [feature, id]));
  const rare = [...seen.values()].map((count) => Math.log(1 + examples.length / count));
  const rowOf = (key: string): Row => {
    const known = [...featuresOf(key)].flatMap(([feature, count]) => {
      const id = ids.get(feature);
      return id === undefined ? [] : [[id, (1 + Math.log(count)) * (rare[id] ?? 0)] as const];
    });
    const length = Math.hypot(...known.map(([, value]) => value)) || 1;
    return {
      ids: Int32Array.from(known, ([id]) => id),
      values: Float32Array.from(known, ([, value]) => value / length),
    };
  };
  return { size: ids.size, rowOf };
}

function createWeights(labels: number, features: number) {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels).fill(1e-6);
  const bias = new Float32Array(labels);
  const likely = new Float64Array(labels);

  const judge = ({ ids, values }: Row): Float64Array => {
    likely.set(bias);
    for (let at = 0; at < ids.length; at++) {
      const [from, value] = [(ids[at] ?? 0) * labels, values[at] ?? 0];
      for (let label = 0; label < labels; label++)
        likely[label] = (likely[label] ?? 0) + (weights[from + label] ?? 0) * value;
    }
    return softmax(likely);
  };

  const learnOne = (row: Row, right: number, weight: number): void => {
    judge(row);
    for (let label = 0; label < labels; label++) {
      const error = ((likely[label] ?? 0) - (label === right ? 1 : 0)) * weight;
      bias[label] = (bias[label] ?? 0) - BIAS_STEP * error;
      for (let at = 0; at < row.ids.length; at++)
        step((row.ids[at] ?? 0) * labels + label, error * (row.values[at] ?? 0));
    }
  };

  const step = (at: number, gradient: number): void => {
    const slope = gradient + DECAY * (weights[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt(squares[at] ?? 1);
  };
  return { judge, learn: learnOne };
}

function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - most);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}

/** Numbers from 0 to 1 that are the same each time (a linear congruential generator, as in C's standard). */
function createDraw(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
}

function shuffled<T>(all: T[], draw: () => number): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}
