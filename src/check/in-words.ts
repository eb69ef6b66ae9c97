import type { Branch, Condition, Step } from '../bundle/bundle.ts';

/** A part of a step, contact, fact … as staff would say it; empty where there is nothing. `part`: its name in the bundle. */
export function inWords(part: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (part === 'next' && isListOf<Branch>(value, 'go')) return value.map(branch).join('\n');
  if (part === 'when' && isListOf<Condition>(value, 'all')) return conditions(value);
  if (part === 'list' && isListOf<Step['list'][number]>(value, 'item'))
    return value.map(({ item, when }) => `${item}${when ? ` if ${conditions(when)}` : ''}`).join('\n');
  return plain(value);
}

const branch = ({ choice, when, go }: Branch): string => {
  const to = go === 'return' ? 'return' : `${go.flow}.${go.step}`;
  const on = [choice, when && `if ${conditions(when)}`].filter(Boolean).join(', ');
  return on ? `${on} → ${to}` : `→ ${to}`;
};

const conditions = (all: Condition[]): string => all.map(condition).join(' or ');

const condition = ({ all, none }: Condition): string =>
  [
    ...all.map(({ subject, values }) => `${subject} is ${values.join('/')}`),
    ...none.map(({ subject, values }) => `${subject} is not ${values.join('/')}`),
  ].join(' and ');

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value !== 'object' || value === null) return value === true ? 'yes' : String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `${name}: ${plain(inner)}`)
    .join('; ');
}

const isListOf = <T>(value: unknown, key: keyof T): value is T[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && key in one);
