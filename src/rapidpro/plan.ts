import type { Figures, Note } from './notes.ts';
import type { Graph, Node, Route } from './graph.ts';
import { type Prompt, promptsIn } from './prompts.ts';
import { comesBack, inOrder } from './ways.ts';

/** What is known of a flow before its steps are made. */
export type Plan = {
  graph: Graph;
  order: Node[];
  prompts: Map<string, Prompt>;
  /** Questions whose answer decides later, by the name of the result: they are asked so that it is remembered. */
  remembered: Map<string, Node>;
  /** Questions that are remembered, by node: the step, and which answer is which route. Filled as they are made. */
  answered: Map<string, { step: string; answers: { name: string; route: Route }[] }>;
  /** Nodes that became nothing but a way. */
  passed: Set<string>;
  /** Nodes on a round: what is asked there must be asked anew each time. */
  rounds: Set<string>;
  note: (kind: Note['kind'], node: string, says: string) => void;
  figures: Figures;
};

export function planFor(graph: Graph, note: Plan['note'], figures: Figures): Plan {
  const order = inOrder(graph);
  const prompts = promptsIn(graph);
  const isCut = (from: string, to: string): boolean => {
    const routes = graph.nodes.get(from)?.split?.routes.filter((route) => route.to === to) ?? [];
    const isRetry = prompts.get(from)?.retry !== undefined;
    return routes.length > 0 && routes.every(({ kind }) => kind === 'silence' || (kind === 'rest' && isRetry));
  };
  const questions = order.filter(({ split }) => split?.waits);
  const rounds = new Set(questions.filter(({ id }) => comesBack(graph, id, isCut)).map(({ id }) => id));
  const used = new Set(order.flatMap(({ split }) => (split && !split.waits ? (resultIn(split.operand) ?? []) : [])));
  const kept = questions.filter(({ id, split }) => split && used.has(resultName(split.result)) && !rounds.has(id));
  return {
    graph,
    order,
    prompts,
    remembered: new Map(kept.map((node) => [resultName(node.split?.result ?? ''), node])),
    answered: new Map(),
    passed: new Set(),
    rounds,
    note,
    figures,
  };
}

/** As RapidPro writes it in expressions. */
const resultName = (result: string): string =>
  result
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');

/** `@results.age.category` → `age`; undefined where something else is looked at. */
export const resultIn = (operand: string): string | undefined =>
  /^@\(?(?:run\.)?(?:results|flow)\.([a-z0-9_]+)(?:\.(?:category|value|text))?\)?$/i
    .exec(operand.trim())?.[1]
    ?.toLowerCase();
