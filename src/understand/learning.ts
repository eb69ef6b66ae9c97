/** Something in the making: each step is short, so that whoever shares the thread is not kept waiting. */
export type Learning<T> = Generator<void, T>;
/** Examples looked at before others may have their turn: a millisecond or two. */
const AT_ONCE = 100;

/** Works through a list, a few at a time. */
export function* inParts<T, R>(all: T[], work: (one: T) => R): Learning<R[]> {
  const done: R[] = [];
  for (const [index, one] of all.entries()) {
    if (index % AT_ONCE === 0) yield;
    done.push(work(one));
  }
  return done;
}
