/** The value if it is an object; an empty one for anything else, so that reading on is safe. */
export const asObject = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** The value if it is a list; an empty one for anything else. */
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The value if it is a text, empty ones included. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The value if it is a number. */
export const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The value if it is a time in ms, as a whole number: the store takes no other, and one event would cost its whole batch. */
export const asTime = (value: unknown): number | undefined => {
  const time = Math.trunc(asNumber(value) ?? Number.NaN);
  return Number.isSafeInteger(time) ? time : undefined;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
