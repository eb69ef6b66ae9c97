/** One request as it came to a person, in the platform's own words. */
export type Got = { what: string; at: number };

/**
 * How a person's transcript compares with the undisturbed one. `copies`: how long before a death each request was
 * first sent that came a second time, in ms; `wrong`: what no such death explains.
 */
export type Compared = { copies: number[]; wrong?: string };

/** Sent so shortly before a death that it may not have been noted: 50 ms and a commit; 0.5 s was seen on a busy machine. */
const NOTED_MS = 2_000;
/** What was on its way to the platform when the process died may be taken by it a little later. */
const LANDED_MS = 200;

/**
 * Follows the transcript along the undisturbed one. Where it stands is a set of places, because the same words may
 * come at several of them. Only over a death it may go back, and only to what was sent shortly before one.
 */
export function compare(expected: string[], got: Got[], deaths: number[]): Compared {
  let places = new Set([-1]);
  const sentAt: number[] = [];
  const copies: number[] = [];
  for (const [n, { what, at }] of got.entries()) {
    const before = got[n - 1]?.at ?? at;
    const back = deaths.some((died) => died < at && died >= before - LANDED_MS) ? unnoted(sentAt, deaths) : [];
    const next = [...places].flatMap((place) => [place + 1, ...back.filter((earlier) => earlier <= place)]);
    places = new Set(next.filter((place) => expected[place] === what));
    if (places.size === 0) return { copies, wrong: tellWrong(expected, got, n) };
    // The furthest: the same words further on are the next question, not a copy of an older one.
    const first = sentAt[Math.max(...places)];
    if (first !== undefined) copies.push(ageAtDeath(first, deaths));
    for (const place of places) sentAt[place] ??= at;
  }
  if (!places.has(expected.length - 1)) return { copies, wrong: tellWrong(expected, got, got.length) };
  return { copies };
}

/** The places whose request was sent shortly before a death. */
const unnoted = (sentAt: number[], deaths: number[]): number[] =>
  [...sentAt.entries()].filter(([, at]) => ageAtDeath(at, deaths) <= NOTED_MS).map(([place]) => place);

const ageAtDeath = (sentAt: number | undefined, deaths: number[]): number => {
  const first = sentAt === undefined ? undefined : deaths.find((died) => died >= sentAt - LANDED_MS);
  return first === undefined || sentAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, first - sentAt);
};

function tellWrong(expected: string[], got: Got[], n: number): string {
  const short = (what: string | undefined) => what?.slice(0, 200) ?? 'nothing';
  return `request ${n + 1} of ${expected.length} is ${short(got[n]?.what)}, after ${short(got[n - 1]?.what)}; expected were ${short(expected[n])}`;
}
