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

/** Examples looked at before others may have their turn: a millisecond or two. */
const AT_ONCE = 100;

/** Something in the making: each step is short, so that whoever shares the thread is not kept waiting. */
export type Learning<T> = Generator<void, T>;
/**
 * What was learnt, as plain numbers that can be kept in a file. `known`: the features of the examples, in order; `rare`:
 * how much each says; `of`: the labels' weights of each feature side by side, in units of `unit`.
 */
export type Learnt = {
  labels: string[];
  known: Uint32Array;
  rare: Float32Array;
  of: Int16Array;
  unit: number;
  bias: Float32Array;
};
export type Model = (key: string) => Likely;

/** Works through a list, a few at a time. */
export function* inParts<T, R>(all: T[], work: (one: T) => R): Learning<R[]> {
  const done: R[] = [];
  for (const [index, one] of all.entries()) {
    if (index % AT_ONCE === 0) yield;
    done.push(work(one));
  }
  return done;
}

/**
 * Softmax regression over tf-idf of words and letter runs, learnt by AdaGrad. Every label weighs the same, however many
 * examples it has. Deterministic: the same examples give the same model.
 */
export function* learning(examples: Example[]): Learning<Learnt> {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const vocabulary = yield* createVocabulary(examples);
  const toRow = createRows(vocabulary);
  yield;
  const model = createWeights(vocabulary.known.length, labels.length);
  const learn = createLearner(model);
  const rows = yield* inParts(examples, ({ key, label }) => ({ row: toRow(key), label: labels.indexOf(label) }));
  const counts = labels.map((label) => examples.filter((each) => each.label === label).length);
  const weights = counts.map((count) => examples.length / labels.length / count);
  const draw = createDraw();
  for (let round = 0; round < ROUNDS; round++) {
    yield* inParts(shuffled(rows, draw), ({ row, label }) => learn(row, label, weights[label] ?? 1));
  }
  return { labels, ...vocabulary, ...packed(model), bias: model.bias };
}

export function createModel(learnt: Learnt): Model {
  const { labels, of, unit, bias } = learnt;
  const toRow = createRows(learnt);
  const weights = { of, unit, bias, likely: new Float64Array(labels.length) };
  return (key) => {
    const likely = judge(weights, toRow(key));
    const all = labels.map((label, index) => ({ label, likely: likely[index] ?? 0 }));
    return all.toSorted((one, other) => other.likely - one.likely);
  };
}

/** The features of a message that the examples have, and their weights; of length 1. */
type Row = { ids: Int32Array; values: Float32Array };

type Vocabulary = Pick<Learnt, 'known' | 'rare'>;

/** Sorted numbers that are searched by halves: a tenth of the memory of a Map. */
function* createVocabulary(examples: Example[]): Learning<Vocabulary> {
  const seen = new Map<number, number>();
  yield* inParts(examples, ({ key }) => {
    for (const feature of featuresOf(key).keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  });
  yield;
  const known = Uint32Array.from(seen.keys()).toSorted();
  yield;
  const rare = Float32Array.from(known, (feature) => Math.log(1 + examples.length / (seen.get(feature) ?? 1)));
  return { known, rare };
}

function createRows({ known, rare }: Vocabulary): (key: string) => Row {
  return (key) => {
    const found = [...featuresOf(key)].flatMap(([feature, count]) => {
      const id = indexIn(known, feature);
      return id < 0 ? [] : [[id, (1 + Math.log(count)) * (rare[id] ?? 0)] as const];
    });
    const length = Math.hypot(...found.map(([, value]) => value)) || 1;
    return {
      ids: Int32Array.from(found, ([id]) => id),
      values: Float32Array.from(found, ([, value]) => value / length),
    };
  };
}

/** Where a number stands among sorted ones; -1 if nowhere. */
export function indexIn(known: Uint32Array, feature: number): number {
  let [low, high] = [0, known.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = known[middle] ?? 0;
    if (there === feature) return middle;
    if (there < feature) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** As in Learnt. `likely`: the last judgement. */
type Weights = { of: Float32Array | Int16Array; unit: number; bias: Float32Array; likely: Float64Array };

const createWeights = (features: number, labels: number): Weights => ({
  of: new Float32Array(features * labels),
  unit: 1,
  bias: new Float32Array(labels),
  likely: new Float64Array(labels),
});

/** How likely each label is. The array is used again by the next call. */
function judge({ of, unit, bias, likely }: Weights, { ids, values }: Row): Float64Array {
  const labels = bias.length;
  likely.set(bias);
  for (let at = 0; at < ids.length; at++) {
    const [from, value] = [(ids[at] ?? 0) * labels, (values[at] ?? 0) * unit];
    for (let label = 0; label < labels; label++) likely[label] = (likely[label] ?? 0) + (of[from + label] ?? 0) * value;
  }
  return softmax(likely);
}

/** In half the memory: whole numbers up to 2^15 tell weights apart far more finely than examples do. */
function packed(model: Weights): Pick<Learnt, 'of' | 'unit'> {
  let largest = 0;
  for (const weight of model.of) largest = Math.max(largest, Math.abs(weight));
  const unit = (largest || 1) / 32_767;
  return { unit, of: Int16Array.from(model.of, (weight) => Math.round(weight / unit)) };
}

function createLearner(model: Weights): (row: Row, right: number, weight: number) => void {
  const { of, bias, likely } = model;
  const squares = new Float32Array(of.length).fill(1e-6);
  const step = (at: number, gradient: number): void => {
    const slope = gradient + DECAY * (of[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + slope * slope;
    of[at] = (of[at] ?? 0) - (STEP * slope) / Math.sqrt(squares[at] ?? 1);
  };
  return (row, right, weight) => {
    judge(model, row);
    for (let label = 0; label < bias.length; label++) {
      const error = ((likely[label] ?? 0) - (label === right ? 1 : 0)) * weight;
      bias[label] = (bias[label] ?? 0) - BIAS_STEP * error;
      for (let at = 0; at < row.ids.length; at++)
        step((row.ids[at] ?? 0) * bias.length + label, error * (row.values[at] ?? 0));
    }
  };
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
