import type { Bundle } from '../bundle/bundle.ts';
import { doors, softDoors } from '../engine/stage.ts';

/** The flows to which people can come: from the doors on. Several that lead only to each other are none of them. */
export function ledTo({ flows }: Pick<Bundle, 'flows'>): Set<string> {
  const waiting = Object.values({ ...doors, ...softDoors }).map(({ flow }) => flow);
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { next } of Object.values((Object.hasOwn(flows, name) ? flows[name] : undefined)?.steps ?? {}))
      waiting.push(...next.flatMap(({ go }) => (go === 'return' ? [] : [go.flow])));
  }
  return seen;
}
