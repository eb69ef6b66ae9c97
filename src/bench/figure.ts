/** One measured figure. `ours` and `other` are medians in `unit`; `spread` is the lowest and highest of the rounds. */
export type Figure = {
  section: string;
  name: string;
  unit: string;
  ours: number;
  /** What it is held against in the same run. */
  other?: number;
  /** Median of the rounds' own ratios: a round that the machine disturbed does so to both. */
  ratio?: number;
  spread: [number, number];
  aim?: Aim;
  /** Whether the aim was met; absent without an aim. */
  ok?: boolean;
};

/** What an aim is about: the ratio, or our own number. */
export type Aim = { of: 'ratio' | 'ours'; most?: number; least?: number };

/** A section's measuring: how long a round takes, how many there are, and where progress is told. */
export type Measuring = { rounds: number; seconds: number; full: boolean; tell: (text: string) => void };

type Given = { section: string; name: string; unit: string; aim?: Aim };

/** A figure from its rounds, one number each. `others` belongs to the same rounds. */
export function figure(given: Given, ours: number[], others?: number[]): Figure {
  const ratio = others && median(ours.map((value, n) => value / (others[n] ?? Number.NaN)));
  const made: Figure = {
    ...given,
    ours: median(ours),
    ...(others ? { other: median(others) } : {}),
    ...(ratio === undefined ? {} : { ratio }),
    spread: [Math.min(...ours), Math.max(...ours)],
  };
  return given.aim ? { ...made, ok: isMet(given.aim, made) } : made;
}

function isMet(aim: Aim, { ours, ratio }: Figure): boolean {
  const value = aim.of === 'ours' ? ours : (ratio ?? Number.NaN);
  return (aim.most === undefined || value <= aim.most) && (aim.least === undefined || value >= aim.least);
}

const median = (values: number[]): number => quantile(values, 0.5);

/** The value below which the share `part` of the values lies. NaN when there are none. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at));
}
