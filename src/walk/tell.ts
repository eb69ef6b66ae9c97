import type { Bundle, Problem } from '../bundle/bundle.ts';
import type { Source } from '../bundle/read.ts';
import { createEngine } from '../engine/engine.ts';
import type { Reply, Session } from '../engine/turn.ts';
import { flowFile } from '../check/parts.ts';
import type { Fault } from './faults.ts';
import type { Walk } from './walk.ts';

/** The faults of a walk as problems of the step at which they show, with the conversation that leads there. */
export function walkProblems(bundle: Bundle, sources: Source[], { faults }: Walk, now: number): Problem[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return faults.map((fault) => {
    const file = flowFile(byFile, fault.at?.flow ?? 'menu');
    const mark = byFile.get(file)?.mark(['steps', fault.at?.step ?? ''], 'key') ?? { line: 1, column: 1, length: 1 };
    const told = conversation(bundle, fault, now);
    const hint = told ? `The conversation that leads there:\n${told}` : undefined;
    const rule = `walk-${fault.rule}`;
    return { file, ...mark, severity: 'error', rule, message: fault.says, ...(hint ? { hint } : {}) };
  });
}

/** One line: how much was walked. */
export function printWalk(bundle: Bundle, { states, turns, drawn, seconds, cut }: Walk): string {
  const languages = Object.keys(bundle.languages).length;
  const depth = cut ? 'a look around; --walk takes every path' : 'every path';
  const size = `${states} states, ${turns} turns, ${drawn} messages drawn in ${languages} languages`;
  return `Walked (${depth}): ${size}, ${seconds.toFixed(1)} s.\n`;
}

/** What was said before the last turn is told by its last line only. */
export function conversation(bundle: Bundle, { moves, lang }: Pick<Fault, 'moves' | 'lang'>, now: number): string {
  const respond = createEngine(bundle);
  let session: Session | undefined;
  const lines = moves.flatMap((move, n) => {
    const picks =
      move.input.kind === 'tap' && bundle.flows[move.input.at.flow]?.steps[move.input.at.step]?.keep === 'lang';
    const input = picks && lang && move.choice ? { ...move.input, choice: lang } : move.input;
    const turn = respond(session, input, now);
    session = turn.session;
    const said = n === moves.length - 1 ? turn.replies.flatMap(whole) : turn.replies.slice(-1).map(lastLine);
    const you = picks && lang ? `[ ${bundle.languages[lang]?.endonym ?? lang} ]` : move.says;
    return [`    you: ${you}`, ...said];
  });
  return lines.join('\n');
}

/** Longest line of a conversation that is printed. */
const WIDE = 110;
const shorten = (line: string): string => (line.length > WIDE ? `${line.slice(0, WIDE)}…` : line);

const lastLine = ({ text }: Reply): string =>
  `    bot: ${shorten(text.split('\n').findLast((line) => line !== '') ?? '')}`;

const whole = ({ text, choices }: Reply): string[] => [
  ...text.split('\n').map((line, n) => `    ${n === 0 ? 'bot:' : '    '} ${shorten(line)}`),
  ...(choices.length > 0 ? [`         ${choices.map(({ label }) => `[ ${label} ]`).join(' ')}`] : []),
];
