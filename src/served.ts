import type { Bundle } from './bundle/bundle.ts';

/** The bundle that is served now. Another one may be published at any time. */
export type Served = () => Bundle;

/** What is made of the served bundle: made once, and again when another bundle is served. */
export function ofServed<T>(served: Served, make: (bundle: Bundle) => T): () => T {
  let made: { from: Bundle; what: T } | undefined;
  return () => {
    const bundle = served();
    if (made?.from !== bundle) made = { from: bundle, what: make(bundle) };
    return made.what;
  };
}
