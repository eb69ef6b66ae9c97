import type { Act, Graph, Node } from './graph.ts';
import { decision } from './decision.ts';
import { namer } from './names.ts';
import type { Figures, Note } from './notes.ts';
import { type Plan, planFor } from './plan.ts';
import { GO_ON, type Naming, question } from './question.ts';
import { type Made, type RawStep, toNode } from './raw.ts';
import { settle } from './settle.ts';
import type { Step } from './steps.ts';

/** Our name for a flow of RapidPro, where it is imported, too. */
export type Goals = (id: string, name: string) => string | undefined;

export type Converted = { steps: Step[]; notes: Note[]; figures: Figures };

/** The steps of one flow, the first of them first, and everything that could not be carried over. */
export function convert(graph: Graph, goals: Goals, figures: Figures): Converted {
  const notes: Note[] = [];
  const note = (kind: Note['kind'], node: string, says: string) => void notes.push({ kind, node, says });
  const plan = planFor(graph, note, figures);
  const naming = namer(RESERVED);
  const made = new Map(plan.order.map((node) => [node.id, stepsOf(plan, node, goals, naming)]));
  count(plan);
  const { steps, silent } = settle(made, graph.entry);
  for (const id of silent) note('lost', id, 'a round that never waits for the person: it ends here');
  const there = new Set(steps.map((step) => step.node));
  for (const node of graph.nodes.values()) tellLeftOut(plan, node, made.has(node.id), there);
  return { steps, notes, figures };
}

/** Names that mean something else in a flow of ours; the end is a step of its own. */
const RESERVED = ['worst', 'not', 'return', 'country', 'start', 'end'];

function stepsOf(plan: Plan, node: Node, goals: Goals, naming: Naming): Made {
  const asked = new Set([...plan.prompts.values()].map(({ say }) => say));
  const made: Made = { steps: [], go: toNode(node.next) };
  for (const [index, act] of node.acts.entries()) {
    if (act.kind === 'lost') plan.note('lost', node.id, act.what);
    else if (act.kind === 'say') made.steps.push(...message(plan, node, act, asked.has(act), naming));
    else if (enter(plan, node, act, index, goals, naming, made)) return made;
  }
  if (node.split?.waits) made.steps.push(...question(plan, node, node.split, naming));
  else if (node.split) {
    const decided = decision(plan, node, node.split, naming);
    if ('go' in decided) {
      plan.passed.add(node.id);
      made.go = decided.go;
    } else made.steps.push(...decided.steps);
  }
  return made;
}

function message(
  plan: Plan,
  node: Node,
  act: Extract<Act, { kind: 'say' }>,
  isPrompt: boolean,
  naming: Naming,
): RawStep[] {
  for (const lost of act.lost) plan.note('lost', node.id, lost);
  if (!Object.values(act.words).some((said) => said.trim()) || isPrompt) return [];
  if (act.replies.length > 0)
    plan.note('lost', node.id, `${act.replies.length} buttons of a message that waits for no answer`);
  const name = naming('message', 'message');
  return [{ name, node: node.id, kind: 'say', words: act.words, choices: [], topic: '', ways: [{ go: 'next' }] }];
}

/** Another flow. Here nothing comes back from it by itself: where it would go on, people choose. True: it ends here. */
function enter(
  plan: Plan,
  node: Node,
  act: Extract<Act, { kind: 'flow' }>,
  index: number,
  goals: Goals,
  naming: Naming,
  made: Made,
): boolean {
  const flow = goals(act.id, act.name);
  const goesOn = node.split ? node.split.routes.some(({ to }) => to !== undefined) : node.next !== undefined;
  const isLast = !goesOn && index === node.acts.length - 1;
  if (flow === undefined) {
    plan.note('lost', node.id, `the way into the flow “${act.name}”, which is not imported`);
    return act.ends;
  }
  if (act.ends || isLast) {
    plan.passed.add(node.id);
    made.go = { flow };
    return true;
  }
  plan.note(
    'changed',
    node.id,
    `after the flow “${act.name}” RapidPro goes on here: now people choose between the two`,
  );
  made.steps.push({
    name: naming('more', 'more'),
    node: node.id,
    kind: 'offer',
    words: { remark: `Ask whether to read about “${act.name.replace(/[{}$@]/g, '')}”, or to go on.` },
    topic: '',
    choices: [
      { name: 'open', words: { remark: act.name.replace(/[{}$@]/g, '') } },
      { name: 'go_on', words: GO_ON },
    ],
    ways: [
      { answer: 'open', go: { flow } },
      { answer: 'go_on', go: 'next' },
    ],
  });
  return false;
}

function count({ graph, figures }: Plan): void {
  for (const { acts } of graph.nodes.values()) {
    figures.nodes.all += 1;
    for (const act of acts) {
      if (act.kind !== 'say') continue;
      figures.messages.all += Object.values(act.words).some((said) => said.trim()) ? 1 : 0;
      figures.replies.all += act.replies.length;
    }
  }
}

/** A node of which nothing is left is told, whatever the reason: nothing goes missing without a word. */
function tellLeftOut(plan: Plan, node: Node, isReached: boolean, there: Set<string>): void {
  const says = node.acts.flatMap((act) => (act.kind === 'say' ? Object.values(act.words).at(-1)?.trim() || [] : []));
  const asks = [...plan.prompts].find(([, { from }]) => from === node.id)?.[0];
  const isThere = there.has(node.id) || (asks !== undefined && there.has(asks));
  plan.figures.nodes.taken += isThere || plan.passed.has(node.id) ? 1 : 0;
  plan.figures.messages.taken += isThere ? says.length : 0;
  if (isThere || says.length === 0) return;
  const words = says.map((one) => `“${one.replace(/\s+/g, ' ').slice(0, 60)}${one.length > 60 ? '…' : ''}”`).join(', ');
  const again = [...plan.prompts.values()].some(({ retry }) => retry === node.id);
  plan.figures.messages.replaced += again ? says.length : 0;
  const why = isReached ? 'no way leads to it any more' : 'in RapidPro, too, no way leads to it';
  if (again) plan.note('changed', node.id, `its message ${words}: this bot asks again in words of its own`);
  else plan.note('lost', node.id, `its message ${words}: ${why}`);
}
