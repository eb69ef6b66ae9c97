import { type Member, type Node, placesIn } from './json-places.ts';

/** Words by name, as deep as they go: only what is to be changed. */
export type Change = { [name: string]: string | string[] | Change };
type Words = Change[string];

/**
 * A JSON file with some words changed and everything else as it was: order, indentation, line breaks, what stands on one
 * line. New names are put where `order` has them. `text`: valid JSON, an object; empty for a new file.
 */
export function putWords(text: string, change: Change, order: unknown): string {
  if (text.trim() === '') return `${JSON.stringify(inOrder(change, order), undefined, 2)}\n`;
  const file = { text, step: /\n([ \t]+)"/.exec(text)?.[1] ?? '  ', line: /\r?\n/.exec(text)?.[0] ?? '\n' };
  const edits = editsIn(file, placesIn(text), file.line, change, order);
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, by }) => all.slice(0, from) + by + all.slice(to), text);
}

/** `step`: one step of indentation; `line`: how its lines end. */
type File = { text: string; step: string; line: string };
type Edit = { from: number; to: number; by: string };

/** `above`: what stands between the names of the object that holds this one. */
function editsIn(file: File, node: Node, above: string, change: Change, order: unknown): Edit[] {
  const members = node.members ?? [];
  const [first] = members;
  const gap = first ? file.text.slice(node.from + 1, first.from) : above + file.step;
  const known = members.flatMap(({ name, node: old }): Edit[] => {
    const value = Object.hasOwn(change, name) ? change[name] : undefined;
    if (value === undefined) return [];
    if (isChange(value) && old.members) return editsIn(file, old, gap, value, below(order, name));
    const tall = file.text.slice(old.from, old.to).includes('\n');
    return [{ from: old.from, to: old.to, by: asJson(file, value, tall ? gap : ' ') }];
  });
  const names = Object.keys(inOrder(change, order)).filter((name) => !members.some((one) => one.name === name));
  const inside = takesOneLine(file, members) ? ' ' : gap;
  const added = names.map((name): [string, string] => [
    name,
    `${JSON.stringify(name)}: ${asJson(file, inOrder(change[name] ?? '', below(order, name)), inside)}`,
  ]);
  return [...known, ...insertions(node, gap, above, added, Object.keys(asObject(order)))];
}

/** Each new name behind the nearest one that stands above it in `order`; several at one place go in together. */
function insertions(node: Node, gap: string, above: string, added: [string, string][], order: string[]): Edit[] {
  const members = node.members ?? [];
  const [first] = members;
  const places = Map.groupBy(added, ([name]) => {
    const higher = order.slice(0, Math.max(0, order.indexOf(name)));
    return order.includes(name) ? members.findLast((one) => higher.includes(one.name)) : members.at(-1);
  });
  return [...places].map(([behind, some]) => {
    const parts = some.map(([, written]) => written);
    if (behind) return { from: behind.node.to, to: behind.node.to, by: parts.map((one) => `,${gap}${one}`).join('') };
    if (first) return { from: first.from, to: first.from, by: parts.map((one) => `${one},${gap}`).join('') };
    return { from: node.from, to: node.to, by: `{${gap}${parts.join(`,${gap}`)}${above}}` };
  });
}

/** Whether the objects below take one line each, as in a list of contacts. */
function takesOneLine({ text }: File, members: Member[]): boolean {
  const inside = members.filter(({ node }) => node.members);
  return inside.length > 0 && inside.every(({ node }) => !text.slice(node.from, node.to).includes('\n'));
}

/** A value as it stands below names with this gap; on one line when the gap has no line break. */
function asJson(file: File, value: Words, gap: string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const line = /\r?\n[^\r\n]*$/.exec(gap)?.[0];
  if (line) return JSON.stringify(value, undefined, file.step).replaceAll('\n', line);
  if (Array.isArray(value)) return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
  const parts = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${asJson(file, one, gap)}`);
  return `{ ${parts.join(', ')} }`;
}

/** Names as `order` has them; those that it lacks at the end. */
function inOrder(value: Change, order: unknown): Change;
function inOrder(value: Words, order: unknown): Words;
function inOrder(value: Words, order: unknown): Words {
  if (!isChange(value)) return value;
  const names = [...new Set([...Object.keys(asObject(order)), ...Object.keys(value)])];
  const sorted = names.filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(sorted.map((name) => [name, inOrder(value[name] ?? '', below(order, name))]));
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: unknown): Record<string, unknown> => (isChange(value) ? value : {});
const below = (order: unknown, name: string): unknown => asObject(order)[name];
