import type { Features } from './features.ts';
import { inParts, type Learning } from './learning.ts';

/** The features of a message that the examples have, and their weights; of length 1. */
export type Row = { ids: Int32Array; values: Float32Array };

/** `known`: the features of the examples, in order; `rare`: how much each says. */
export type Vocabulary = { known: Uint32Array; rare: Float32Array };

/** Sorted numbers, looked up by `indexIn`: a tenth of the memory of a Map. */
export function* learningVocabulary<T>(messages: T[], featuresOf: (message: T) => Features): Learning<Vocabulary> {
  // Something that one example alone has says nothing of others, and most features are such: they are not even counted.
  const times = new Uint8Array(1 << SLOT_BITS);
  yield* inParts(messages, (message) => {
    for (const feature of featuresOf(message).keys())
      times[slotOf(feature)] = Math.min(2, (times[slotOf(feature)] ?? 0) + 1);
  });
  const seen = new Map<number, number>();
  yield* inParts(messages, (message) => {
    for (const feature of featuresOf(message).keys())
      if (times[slotOf(feature)] === 2) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  });
  yield;
  const counted = Uint32Array.from(seen.keys());
  yield;
  const often = counted.filter((feature) => (seen.get(feature) ?? 0) > 1);
  yield;
  const known = often.toSorted();
  yield;
  // A loop: `Float32Array.from` takes three times as long, at once.
  const rare = new Float32Array(known.length);
  for (let at = 0; at < known.length; at++) rare[at] = Math.log(1 + messages.length / (seen.get(known[at] ?? 0) ?? 1));
  return { known, rare };
}

/** 16 MB while it is learnt; two features that share a slot are told apart by counting. */
const SLOT_BITS = 24;
const slotOf = (feature: number): number => feature >>> (32 - SLOT_BITS);

export function createRows({ known, rare }: Vocabulary): (features: Features) => Row {
  return (features) => {
    const ids = new Int32Array(features.size);
    const values = new Float32Array(features.size);
    let [many, squares] = [0, 0];
    for (const [feature, count] of features) {
      const id = indexIn(known, feature);
      if (id < 0) continue;
      const value = (1 + Math.log(count)) * (rare[id] ?? 0);
      ids[many] = id;
      values[many++] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    return { ids: ids.slice(0, many), values: values.slice(0, many).map((value) => value / length) };
  };
}

/**
 * Where a number stands among sorted ones; -1 if nowhere. Hashes lie evenly, so that its place can be guessed: some four
 * looks, where halving takes seventeen.
 */
export function indexIn(known: Uint32Array, feature: number): number {
  let [low, high] = [0, known.length - 1];
  while (low <= high) {
    const [least, most] = [known[low] ?? 0, known[high] ?? 0];
    if (feature < least || feature > most) return -1;
    const there = low + (most === least ? 0 : Math.floor(((feature - least) / (most - least)) * (high - low)));
    const found = known[there] ?? 0;
    if (found === feature) return there;
    if (found < feature) low = there + 1;
    else high = there - 1;
  }
  return -1;
}
