import type { Features } from './features.ts';
import { inParts, type Learning } from './learning.ts';

/** The features of a message that the examples have, and their weights; of length 1. */
export type Row = { ids: Int32Array; values: Float32Array };

/** `known`: the features of the examples, in order; `rare`: how much each says. */
export type Vocabulary = { known: Uint32Array; rare: Float32Array };

/** Sorted numbers that are searched by halves: a tenth of the memory of a Map. */
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
  const rare = Float32Array.from(known, (feature) => Math.log(1 + messages.length / (seen.get(feature) ?? 1)));
  return { known, rare };
}

/** 16 MB while it is learnt; two features that share a slot are told apart by counting. */
const SLOT_BITS = 24;
const slotOf = (feature: number): number => feature >>> (32 - SLOT_BITS);

export function createRows({ known, rare }: Vocabulary): (features: Features) => Row {
  return (features) => {
    const found = [...features].flatMap(([feature, count]) => {
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
