import type { Features } from './features.ts';
import { inParts, type Learning } from './learning.ts';
import { createRows, learningVocabulary, type Row, type Vocabulary } from './vocabulary.ts';

/** One example: a message in the form that its features are taken of, and what it is an example of. */
export type Example<T> = { of: T; label: string };

/** How likely each label is, 0 to 1. */
export type Likely = { label: string; likely: number }[];

/** Times all examples are gone through; more did not rank better on examples left out. */
const ROUNDS = 8;
const STEP = 0.1;
const BIAS_STEP = 0.03;
const DECAY = 1e-5;

/**
 * What was learnt, as plain numbers that can be kept in a file. `of`: the labels' weights of each feature side by side, in
 * units of `unit`.
 */
export type Learnt = Vocabulary & { labels: string[]; of: Int16Array; unit: number; bias: Float32Array };
export type Model = (features: Features) => Likely;

/**
 * Softmax regression over tf-idf of features, learnt by AdaGrad. Every label weighs the same, however many examples it
 * has. Deterministic: the same examples give the same model.
 */
export function* learning<T>(examples: Example<T>[], featuresOf: (message: T) => Features): Learning<Learnt> {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const vocabulary = yield* learningVocabulary(
    examples.map(({ of }) => of),
    featuresOf,
  );
  const toRow = createRows(vocabulary);
  yield;
  const model = createWeights(vocabulary.known.length, labels.length);
  const learn = createLearner(model);
  const rows = yield* inParts(examples, ({ of, label }) => ({
    row: toRow(featuresOf(of)),
    label: labels.indexOf(label),
  }));
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
  return (features) => {
    const likely = judge(weights, toRow(features));
    return labels.map((label, index) => ({ label, likely: likely[index] ?? 0 }));
  };
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
  for (let at = 0; at < model.of.length; at++) largest = Math.max(largest, Math.abs(model.of[at] ?? 0));
  const unit = (largest || 1) / 32_767;
  const of = new Int16Array(model.of.length);
  for (let at = 0; at < of.length; at++) of[at] = Math.round((model.of[at] ?? 0) / unit);
  return { unit, of };
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
