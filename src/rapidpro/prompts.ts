import type { Act, Graph, Node } from './graph.ts';
import { inOrder } from './ways.ts';

export type Say = Extract<Act, { kind: 'say' }>;
/** `from`: the node that says it. `retry`: the node for other answers, where it only asks again. */
export type Prompt = { say?: Say; from?: string; retry?: string };

/** In RapidPro a question is asked by the message before the node that waits: here both are one step. */
export function promptsIn(graph: Graph): Map<string, Prompt> {
  const order = inOrder(graph);
  const prompts = order
    .filter(({ split }) => split?.waits)
    .map((node): [string, Prompt] => {
      const before = [node, ...order.filter((one) => !one.split && one.next === node.id)].find((one) => lastSay(one));
      const say = before && lastSay(before);
      const retry = retryOf(graph, node, before?.id);
      return [
        node.id,
        { ...(say && before ? { say, from: before.id } : {}), ...(retry === undefined ? {} : { retry }) },
      ];
    });
  return new Map(prompts);
}

/** The message right before the end of a node. */
function lastSay({ acts }: Node): Say | undefined {
  const last = acts.findLast(({ kind }) => kind !== 'lost');
  return last?.kind === 'say' && Object.values(last.words).some((said) => said.trim()) ? last : undefined;
}

/** "Sorry, try again", and back to the question: here the bot asks again by itself. */
function retryOf({ nodes }: Graph, node: Node, asking: string | undefined): string | undefined {
  const rest = node.split?.routes.find(({ kind }) => kind === 'rest')?.to;
  if (rest === undefined) return undefined;
  const places = [node.id, asking];
  const sorry = nodes.get(rest);
  const onlySpeaks = sorry !== undefined && !sorry.split && sorry.acts.every(({ kind }) => kind !== 'flow');
  return places.includes(rest) || (onlySpeaks && places.includes(sorry.next)) ? rest : undefined;
}
