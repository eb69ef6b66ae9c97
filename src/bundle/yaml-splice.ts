import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isPair, isScalar, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { Path } from './read.ts';
import { wordsAt } from './word-order.ts';
import { type Plain, writeBelow, writeFlow, writeInline, writePair } from './yaml-lines.ts';
import { DIGITS, type Manner, writeScalar } from './yaml-scalar.ts';

/** What is to stand at `path`; without a value, what stands there is taken out. */
export type Put = { path: Path; value: Plain | undefined };

export const parse = (text: string) => parseDocument(text, { schema: 'failsafe', prettyErrors: false });

/** One value of a file put where it belongs, as few characters as possible changed. `text`: YAML that can be read. */
export function putOne(file: string, text: string, { path, value }: Put): string {
  const doc = parse(text);
  const [above, name] = [path.slice(0, -1), String(path.at(-1))];
  const map = path.length > 1 ? doc.getIn(above, true) : doc.contents;
  if (path.length === 1 && (map === null || (isMap(map) && !map.flow && !map.has(name))))
    return value === undefined ? text : append(text, name, value);
  if (!isMap(map)) return value === undefined ? text : putOne(file, text, { path: above, value: { [name]: value } });
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
  if (value === undefined) return pair ? takeOut(text, map, pair, path.length === 1) : text;
  if (pair) return replace(text, pair, value, isInFlow(doc, path));
  return add(text, map, name, value, wordsAt(file, above), isInFlow(doc, path));
}

const isInFlow = (doc: ReturnType<typeof parse>, path: Path): boolean =>
  path.some((_, depth) => {
    const node = depth > 0 ? doc.getIn(path.slice(0, depth), true) : doc.contents;
    return isCollection(node) && node.flow === true;
  });

function replace(text: string, pair: Pair, value: Plain, inFlow: boolean): string {
  const node = pair.value;
  if (isDeepStrictEqual(comparable(isCollection(node) || isScalar(node) ? node.toJSON() : ''), comparable(value)))
    return text;
  const manner = mannerOf(node, inFlow);
  const [from, to] = [startOf(node), endOf(text, node)];
  if (inFlow) return splice(text, from, to, (from === to ? ' ' : '') + writeFlow(value, manner));
  const colon = text.indexOf(':', rangeOf(pair.key)[1]) + 1;
  const inline = writeInline(value, manner);
  if (inline !== undefined && from < to && !isTall(node)) return splice(text, from, to, inline);
  if (inline !== undefined) return splice(text, colon, Math.max(colon, to), ` ${inline}`);
  const indent = `${' '.repeat(columnOf(text, startOf(pair.key)))}  `;
  return splice(text, colon, Math.max(colon, to), [''].concat(writeBelow(value, indent)).join(lineEndOf(text)));
}

function mannerOf(node: unknown, inFlow: boolean): Manner {
  if (!isScalar(node)) return { inFlow };
  const { type } = node;
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE)
    return { inFlow, quote: type === Scalar.QUOTE_DOUBLE ? '"' : "'" };
  return { inFlow, wasNumber: DIGITS.test(String(node.value)) };
}

/** It takes more than the rest of its line, beginning below its name. */
const isTall = (node: unknown): boolean =>
  isCollection(node) ? !node.flow : isScalar(node) && String(node.type).startsWith('BLOCK');

function add(text: string, map: YAMLMap, name: string, value: Plain, order: string[], inFlow: boolean): string {
  const higher = new Set(order.includes(name) ? order.slice(0, order.indexOf(name)) : map.items.map(keyOf));
  const behind = map.items.findLast((pair) => higher.has(keyOf(pair)));
  const [first] = map.items;
  if (!first) return splice(text, startOf(map), rangeOf(map)[1], writeFlow({ [name]: value }));
  if (inFlow) {
    const written = `${writeScalar(name, { inFlow })}: ${writeFlow(value)}`;
    if (!behind) return splice(text, startOf(first.key), startOf(first.key), `${written}, `);
    const end = pairEnd(text, behind);
    return splice(text, end, end, `, ${written}`);
  }
  const indent = ' '.repeat(columnOf(text, startOf(first.key)));
  const lines = linesOf(name, value, indent);
  if (!behind) return splice(text, startOf(first.key), startOf(first.key), [...lines, indent].join(lineEndOf(text)));
  const end = restOfLine(text, pairEnd(text, behind));
  return splice(text, end, end, ['', indent + lines[0], ...lines.slice(1)].join(lineEndOf(text)));
}

/** An entry of a file has a line for each of its words. */
const linesOf = (name: string, value: Plain, indent: string): string[] =>
  indent === '' && isGroup(value) && Object.keys(value).length > 0
    ? [`${writeScalar(name)}:`, ...writeBelow(value, '  ')]
    : writePair(name, value, indent);

function append(text: string, name: string, value: Plain): string {
  const gap = text === '' || text.endsWith('\n') ? '' : lineEndOf(text);
  return `${text}${gap}${linesOf(name, value, '').join(lineEndOf(text))}${lineEndOf(text)}`;
}

/** `isEntry`: where it stands alone in the lines that are looked at, there are others around. */
function takeOut(text: string, map: YAMLMap, pair: Pair, isEntry: boolean): string {
  const index = map.items.indexOf(pair);
  const [last, next] = [map.items[index - 1], map.items[index + 1]];
  const [from, to] = [startOf(pair.key), pairEnd(text, pair)];
  const begins = from - columnOf(text, from);
  const isOnOwnLines = !map.flow && text.slice(begins, from).trim() === '';
  if (!last && !next && !(isEntry && isOnOwnLines))
    return map.flow ? splice(text, startOf(map), rangeOf(map)[1], '{}') : splice(text, from, to, '{}');
  if (!isOnOwnLines && next) return splice(text, from, startOf(next.key), '');
  if (!isOnOwnLines && last) return splice(text, pairEnd(text, last), to, '');
  const end = restOfLine(text, to);
  const after = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return splice(text, begins, end + after, '');
}

/** Where a node's last word ends: a group's own range runs on to what stands below it. */
function endOf(text: string, node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last !== undefined) return isPair(last) ? pairEnd(text, last) : endOf(text, last);
  }
  const [from, to] = rangeOf(node);
  return isTall(node) ? from + text.slice(from, to).trimEnd().length : to;
}

const pairEnd = (text: string, { key, value }: Pair): number => {
  const end = value ? endOf(text, value) : 0;
  // A word without a value ends with its colon.
  return Math.max(end, text.indexOf(':', rangeOf(key)[1]) + 1);
};

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
const startOf = (node: unknown): number => rangeOf(node)[0];

function rangeOf(node: unknown): [from: number, to: number] {
  if ((!isScalar(node) && !isCollection(node)) || !node.range) return [0, 0];
  return [node.range[0], node.range[1]];
}

const columnOf = (text: string, index: number): number => index - (text.lastIndexOf('\n', index - 1) + 1);

/** Behind the remark that may stand there. */
const restOfLine = (text: string, index: number): number => {
  const found = text.slice(index).search(/\r?\n/);
  return found < 0 ? text.length : index + found;
};

const lineEndOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

export const isGroup = (value: unknown): value is Record<string, Plain> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything in a file is read as text. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isGroup(value)) return '';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, comparable(inner)]));
}
