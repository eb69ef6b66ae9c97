import type { Node, Route, Split, Words } from './graph.ts';
import type { Plan } from './plan.ts';
import { type RawGoal, type RawStep, toNode } from './raw.ts';
import { asksWho, buttonFor, isNumber, isOpen, mostOf } from './route-words.ts';
import { namer } from './names.ts';
import { optionFor } from './options.ts';
import { type Choice, isRemark, type Remark } from './steps.ts';

export type Naming = (given: string, otherwise: string) => string;
export const GO_ON: Remark = { remark: 'Go on', known: true };

/** What fits on the buttons of every platform, beside the ways out and "I don't know". */
const MOST = { ask: 10, offer: 11 };

/** A node that waits for an answer: a question with answers to tap, a number, or just a stop on the way. */
export function question(plan: Plan, node: Node, split: Split, naming: Naming): RawStep[] {
  const prompt = plan.prompts.get(node.id);
  const answers = split.routes.filter(({ kind }) => kind === 'answer');
  const rest = split.routes.find(({ kind }) => kind === 'rest');
  const silence = split.routes.find(({ kind }) => kind === 'silence');
  if (silence)
    plan.note(
      'lost',
      node.id,
      `what happens after ${spanOf(silence.seconds)} without an answer: this bot never writes first`,
    );
  plan.figures.answers.all += answers.length;
  const name = naming(split.result, 'question');
  const base = {
    name,
    node: node.id,
    words: prompt?.say?.words ?? { remark: 'Ask here. In RapidPro no message stands before this answer.' },
    topic: split.result || name,
  };
  const asked = {
    plan,
    node,
    base,
    answers,
    rest: prompt?.retry === undefined ? rest : undefined,
    replies: prompt?.say?.replies ?? [],
  };
  if (prompt?.retry !== undefined)
    plan.note('changed', node.id, 'other answers: this bot asks again by itself, in words of its own');
  if (answers.every(isOpen)) return open(asked, naming);
  if (answers.length === 1 && answers.every(isNumber) && !plan.rounds.has(node.id)) return [number(asked)];
  return choices(asked, [...plan.remembered.values()].includes(node), naming);
}

type Asked = {
  plan: Plan;
  node: Node;
  base: Pick<RawStep, 'name' | 'node' | 'words' | 'topic'>;
  answers: Route[];
  rest: Route | undefined;
  replies: Words[];
};

const spanOf = (seconds = 0): string =>
  seconds >= 3600
    ? `${Math.round(seconds / 3600)} hours`
    : seconds > 0
      ? `${Math.max(1, Math.round(seconds / 60))} minutes`
      : 'a while';

/** Whatever is written is an answer: nothing of it is kept here, so there is only a way on. */
function open({ plan, node, base, answers, rest, replies }: Asked, naming: Naming): RawStep[] {
  const go = toNode(answers[0]?.to ?? rest?.to);
  const who = answers.map(asksWho).find((what) => what !== undefined);
  if (replies.length > 0) {
    plan.figures.answers.taken += answers.length;
    plan.figures.replies.taken += replies.length;
    return inSteps(
      base,
      'offer',
      replies.map((words) => ({ words, go, given: '' })),
      naming,
    );
  }
  plan.note('lost', node.id, `an answer in the person's own words${who ? ` (${who})` : ''}: this bot keeps none of it`);
  return [{ ...base, kind: 'offer', choices: [{ name: 'go_on', words: GO_ON }], ways: [{ answer: 'go_on', go }] }];
}

function number({ plan, node, base, answers, rest }: Asked): RawStep {
  const [route] = answers;
  const most = route && mostOf(route);
  plan.figures.answers.taken += 1;
  if (route?.tests.some(({ type }) => type !== 'has_number' && type !== 'has_number_lte'))
    plan.note('changed', node.id, 'which numbers are taken: here from 0 on');
  return {
    ...base,
    kind: 'number',
    choices: [],
    ways: [{ answer: 'any_number', go: toNode(route?.to) }, { go: toNode(rest?.to ?? route?.to) }],
    ...(most === undefined ? {} : { most }),
  };
}

type Option = { words: Words | Remark; go: RawGoal; given: string; answer?: Route };

function choices(asked: Asked, isKept: boolean, naming: Naming): RawStep[] {
  const { plan, node, base, answers, rest, replies } = asked;
  const left = [...replies];
  const options = answers.map((answer): Option => {
    const button = buttonFor(answer, left);
    if (button) left.splice(left.indexOf(button), 1);
    const words = button ?? optionFor(answer, asked.base.words) ?? answer.words;
    return { words, go: toNode(answer.to), given: Object.values(answer.words)[0] ?? '', answer };
  });
  plan.figures.answers.taken += answers.length;
  plan.figures.replies.taken += replies.length - (rest ? 0 : left.length);
  if (left.length > 0 && !rest)
    plan.note(
      'lost',
      node.id,
      `${left.length} buttons that lead nowhere of their own: ${left.map((words) => `“${Object.values(words).at(-1)}”`).join(', ')}`,
    );
  const others: Option[] = rest
    ? left.length > 0
      ? left.map((words) => ({ words, go: toNode(rest.to), given: '' }))
      : [{ words: { remark: 'Something else', known: true }, go: toNode(rest.to), given: 'other' }]
    : [];
  const all = [...options, ...others];
  const kind = isKept && all.length <= MOST.ask ? 'ask' : 'offer';
  const steps = inSteps(base, kind, all, naming, toNode(rest?.to));
  const asks = steps[0]?.kind === 'ask' ? steps[0] : undefined;
  if (asks)
    plan.answered.set(node.id, {
      step: base.name,
      answers: asks.choices.flatMap(({ name }, index) =>
        all[index]?.answer ? [{ name, route: all[index].answer }] : [],
      ),
    });
  return steps;
}

/** More answers than fit on the buttons are asked in several steps, with "more" on each but the last. */
export function inSteps(
  base: Asked['base'],
  kind: 'ask' | 'offer',
  options: Option[],
  naming: Naming,
  unsure: RawGoal = 'end',
): RawStep[] {
  const once = namer(RESERVED);
  const here = options.length > MOST[kind] ? options.slice(0, MOST.offer - 1) : options;
  const later = options.slice(here.length);
  const named = here.map((option) => ({ ...option, name: once(option.given || wordsIn(option.words), 'answer') }));
  const rest = later.length > 0 ? inSteps({ ...base, name: naming(base.name, 'question') }, kind, later, naming) : [];
  const more = rest[0] ? [{ name: 'more', words: { remark: 'More', known: true }, go: { step: rest[0].name } }] : [];
  const step: RawStep = {
    ...base,
    kind,
    choices: [...named, ...more].map(({ name, words }): Choice => ({ name, words })),
    ways: [
      ...[...named, ...more].map(({ name, go }) => ({ answer: name, go })),
      ...(kind === 'ask' ? [{ go: unsure }] : []),
    ],
  };
  return [step, ...rest];
}

/** "unsure" is the name of "I don't know". */
const RESERVED = ['unsure', 'more'];
const wordsIn = (words: Words | Remark): string => (isRemark(words) ? '' : (Object.values(words).at(-1) ?? ''));
