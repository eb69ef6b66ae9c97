/** Events that came in one post, waiting for their turn. */
type Post = { incoming: unknown[]; urgent: boolean };

/** What waits for the next commits: what is urgent before what is not, each in the order in which it came. */
export type Batches<T extends Post> = { add(post: T): void; next(): T[]; isEmpty(): boolean };

/**
 * Events that share one commit at most: while these are turned, the main thread reads the others. Fewer let both threads
 * work at once, more spare the disk when posts carry many events.
 */
export const MOST_EVENTS_A_COMMIT = 64;

export function createBatches<T extends Post>(): Batches<T> {
  const [urgent, others]: [T[], T[]] = [[], []];
  return {
    add: (post) => void (post.urgent ? urgent : others).push(post),
    next() {
      const all = [...urgent, ...others];
      const batch = all.slice(0, Math.max(1, fitting(all)));
      others.splice(0, batch.length - urgent.splice(0, batch.length).length);
      return batch;
    },
    isEmpty: () => urgent.length + others.length === 0,
  };
}

function fitting(posts: Post[]): number {
  let events = 0;
  const over = posts.findIndex(({ incoming }) => {
    events += incoming.length;
    return events > MOST_EVENTS_A_COMMIT;
  });
  return over === -1 ? posts.length : over;
}
