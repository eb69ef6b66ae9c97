/** Requests on their way to a page. Two thousand people a minute, five minutes to tap: more are not kept track of. */
export const RECEIPTS = 10_000;

/** Which request went to which person. */
export type Receipts = {
  handOut(person: string, ids: number[]): void;
  accept(person: string, ids: number[]): number[];
};

/**
 * The outbox numbers its requests 1, 2, 3 …: without this, a page could acknowledge – that is, erase – what waits for
 * somebody else. What is forgotten here, at a restart too, stays in the outbox until it is too old.
 */
export const createReceipts = (): Receipts => {
  const owners = new Map<number, string>();
  return {
    handOut(person, ids) {
      for (const id of ids) {
        owners.delete(id);
        owners.set(id, person);
        if (owners.size > RECEIPTS) owners.delete(owners.keys().next().value ?? 0);
      }
    },
    accept(person, ids) {
      const own = [...new Set(ids)].filter((id) => owners.get(id) === person);
      for (const id of own) owners.delete(id);
      return own;
    },
  };
};
