import type { Bundle, Flow, Step } from '../bundle/bundle.ts';
import { largestNumber } from '../engine/choices.ts';
import { sums } from '../engine/sums/sums.ts';
import type { Choice, Input, Session } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';

/** What a person may do. `says` is how it looks in a conversation; `answers`: it answers the question that waits. */
export type Move = { says: string; input: Input; choice?: Choice; answers?: boolean };

/** Below and above every limit that a sum here has, so that each of its outcomes comes. */
const LEAST = 1;
const MOST = 100_000_000;

/** Everything that may be answered or tapped at a question. `choices`: what stands there now. */
export function createMoves(bundle: Bundle): (session: Session, choices: Choice[]) => Move[] {
  const understand = createUnderstand(bundle);
  const [first] = Object.keys(bundle.languages);
  const typed = new Map<Step, Move[]>();
  return ({ at }, choices) => {
    const flow = bundle.flows[at?.flow ?? ''];
    const step = flow?.steps[at?.step ?? ''];
    // Every other language is walked along with this one, word by word.
    const taps = choices.filter(({ choice, nav }) => nav || step?.keep !== 'lang' || choice === first).map(tap);
    if (!flow || !step?.accept) return taps;
    const texts = () => typedAt(bundle, flow, step);
    const known = typed.get(step) ?? texts().map((text) => say(text, understand));
    typed.set(step, known);
    return [...taps, ...known];
  };
}

const tap = (choice: Choice): Move => ({
  says: `[ ${choice.label} ]`,
  input: { kind: 'tap', at: choice.at, choice: choice.choice },
  choice,
  answers: !choice.nav,
});

const say = (text: string, understand: ReturnType<typeof createUnderstand>): Move => ({
  says: text,
  input: { kind: 'text', meaning: understand(text) },
  answers: true,
});

function typedAt(bundle: Bundle, flow: Flow, step: Step): string[] {
  if (step.accept === 'date') return DATES;
  return step.accept === 'number' ? numbers(step) : amounts(bundle, flow, step);
}

/** Told by how long ago it was, so that they are past whatever the day of the walk is. */
const DATES = ['today', '2 weeks ago', '3 months ago', '2 years ago'];

/** None, one, and as many as may be. */
const numbers = (step: Step): string[] => ['0', '1', String(largestNumber(step))];

/** Nothing, an amount without a currency, and little and much in every currency that a sum compares it with. */
function amounts(bundle: Bundle, flow: Flow, step: Step): string[] {
  const currencies = Object.values(flow.steps).flatMap(({ compute }) => {
    const reads = Object.values(compute?.with ?? {}).includes(step.name) && compute && Object.hasOwn(sums, compute.sum);
    const named = reads ? Object.values(compute.with).map((fact) => bundle.facts[fact]?.unit?.slice(0, 3) ?? '') : [];
    return named.filter((unit) => /^[A-Z]{3}$/.test(unit));
  });
  const around = [...new Set(currencies)].flatMap((currency) => [`${LEAST} ${currency}`, `${MOST} ${currency}`]);
  return ['0', String(LEAST), String(MOST), ...around];
}
