import type { Flow } from '../bundle/bundle.ts';
import { writeCard } from '../understand/card.ts';
import { UNSURE } from './page.ts';
import { langOf, type Stage } from './stage.ts';
import { answered, tellAnswers } from './summary.ts';
import type { Answer } from './turn.ts';

/** What was answered in this conversation, a line each, and the line from which a program can read it again. */
export function tellCard(stage: Stage, flow: Flow): string {
  const { answers } = stage.session;
  const said = answered(stage, flow).filter(({ name }) => answers[name] !== UNSURE);
  if (said.length === 0) return '';
  const card = Object.fromEntries(said.map(({ name }) => [name, inShort(answers[name] ?? '')]));
  return [tellAnswers(stage, flow, said, langOf(stage)), writeCard(card)].join('\n');
}

function inShort(answer: Answer): string {
  if (typeof answer !== 'object') return String(answer);
  return 'date' in answer ? answer.date : `${answer.amount}${answer.currency ?? ''}`;
}
