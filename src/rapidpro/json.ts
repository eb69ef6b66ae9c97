/** Values of a stranger's JSON: whatever is not of the kind that is asked for counts as absent. */
export type Json = Record<string, unknown>;

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
/** Never what every object inherits, such as "constructor". */
export const at = (value: unknown, name: string): unknown =>
  Object.hasOwn(object(value), name) ? object(value)[name] : undefined;
