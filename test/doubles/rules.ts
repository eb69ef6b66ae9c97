/** Small rules for the shape of a request. Each returns what is wrong, with the path of the property; [] if nothing. */
export type Rule = (value: unknown, at: string) => string[];

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const utf16 = (text: string): number => text.length;
export const graphemes = (text: string): number => [...clusters.segment(text)].length;

/** A text of `least` to `most` characters as `count` counts them. Half a surrogate pair is no text. */
export const text =
  (least: number, most: number, count: (text: string) => number = utf16): Rule =>
  (value, at) => {
    if (typeof value !== 'string') return [`${at}: no text`];
    if (!value.isWellFormed()) return [`${at}: a torn surrogate pair`];
    if (least > 0 && value.trim() === '') return [`${at}: blank`];
    const length = count(value);
    return length < least || length > most ? [`${at}: ${length} characters, ${least} to ${most} are allowed`] : [];
  };

export const exactly =
  (...allowed: unknown[]): Rule =>
  (value, at) =>
    allowed.includes(value) ? [] : [`${at}: not one of ${allowed.join(', ')}`];

export const matching =
  (pattern: RegExp): Rule =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : [`${at}: does not match ${pattern}`];

export const list =
  (least: number, most: number, item: Rule): Rule =>
  (value, at) => {
    if (!Array.isArray(value)) return [`${at}: no list`];
    if (value.length < least || value.length > most)
      return [`${at}: ${value.length} items, ${least} to ${most} allowed`];
    return value.flatMap((each, n) => item(each, `${at}[${n}]`));
  };

/** An object with these properties and no other. A name that ends in "?" may be missing. */
export const object =
  (shape: Record<string, Rule>): Rule =>
  (value, at) => {
    if (!isObject(value)) return [`${at}: no object`];
    const known = new Set(Object.keys(shape).map((name) => name.replace('?', '')));
    const unknown = Object.keys(value).filter((name) => !known.has(name));
    const wrong = Object.entries(shape).flatMap(([key, rule]) => {
      const name = key.replace('?', '');
      if (value[name] !== undefined) return rule(value[name], `${at}.${name}`);
      return key.endsWith('?') ? [] : [`${at}.${name}: missing`];
    });
    return [...unknown.map((name) => `${at}.${name}: unknown property`), ...wrong];
  };

/** The rule that the object's own `type` names. */
export const byType =
  (rules: Record<string, Rule>): Rule =>
  (value, at) => {
    const type = isObject(value) ? value.type : undefined;
    const rule = typeof type === 'string' ? rules[type] : undefined;
    return rule ? rule(value, at) : [`${at}.type: not one of ${Object.keys(rules).join(', ')}`];
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
