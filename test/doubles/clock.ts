/** A clock that stands still until it is told how much time has passed. Starts at the real time. */
export const createClock = () => {
  let now = Date.now();
  let set = 0;
  let waits: { at: number; done: () => void }[] = [];
  return {
    /** What o'clock it is. */
    now: () => now + set,
    /** How much time has passed, whatever the clock was set to. */
    steady: () => now,
    /** Somebody sets the clock, by so many ms: no time passes. */
    set(ms: number) {
      set += ms;
    },
    wait: (ms: number) => new Promise<void>((done) => waits.push({ at: now + ms, done })),
    /** Wakes whoever waited for it. What they do then happens after this returns. */
    pass(ms: number) {
      now += ms;
      const due = waits.filter(({ at }) => at <= now);
      waits = waits.filter(({ at }) => at > now);
      for (const { done } of due) done();
    },
    /** After how many ms the waits begun so far end. */
    waits: () => waits.map(({ at }) => at - now).toSorted((a, b) => a - b),
  };
};

/** Real time, so many times as fast: ten minutes in a few seconds. */
export const createFastClock = (times: number) => {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    steady: () => start + (Date.now() - start) * times,
    wait: (ms: number) => new Promise<void>((done) => setTimeout(done, ms / times)),
  };
};
