import type { Graph, Node } from './graph.ts';

/** Where a node leads, in the order of its routes. */
const nextOf = (node: Node): string[] =>
  (node.split ? node.split.routes.map(({ to }) => to) : [node.next]).filter((to) => to !== undefined);

/** Nodes in the order in which a person comes to them: each way to its end before the next begins. */
export function inOrder({ nodes, entry }: Graph): Node[] {
  const seen = new Set<string>();
  const waiting = entry === undefined ? [] : [entry];
  const order: Node[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    order.push(node);
    waiting.push(...nextOf(node).toReversed());
  }
  return order;
}

/** Whether one can come from a node back to it, along ways that are not `cut`. */
export function comesBack(graph: Graph, id: string, isCut: (from: string, to: string) => boolean): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const node = graph.nodes.get(at);
    for (const to of node ? nextOf(node) : []) {
      if (isCut(at, to)) continue;
      if (to === id) return true;
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return false;
}
