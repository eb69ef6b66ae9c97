import { isDeepStrictEqual } from 'node:util';
import { isMap } from 'yaml';
import type { Problem } from './bundle.ts';
import { readSource, type Source } from './read.ts';
import { comparable, isGroup, parse, putOne, type Put } from './yaml-splice.ts';

/**
 * A YAML file with some values changed, added or taken out, and everything else as it was: remarks, order, quotes,
 * blank lines, line ends. New words are put where the schema has them. A list or a group in braces whose value changes
 * is written anew. A problem where the file cannot be read, or not be changed in this way: then nothing was done.
 */
export function putValues(file: string, text: string, puts: Put[]): string | Problem {
  const before = readSource(file, text);
  if ('rule' in before) return before;
  const mark = text.startsWith(MARK) ? MARK : '';
  let now = text.slice(mark.length);
  // From the last entry to the first: so the lines of those above stay where they are.
  for (const entry of entriesOf(before, puts)) {
    const [from, to] = linesOf(before, now, entry);
    const those = puts.filter(({ path }) => path[0] === entry).flatMap((put) => steps(now.slice(from, to), put));
    now = now.slice(0, from) + those.reduce((all, put) => putOne(file, all, put), now.slice(from, to)) + now.slice(to);
  }
  const wanted = puts.reduce(withValue, before.value);
  const after = readSource(file, now);
  if ('value' in after && isDeepStrictEqual(comparable(after.value), comparable(wanted))) return mark + now;
  // Staff may write what no form ever makes: rather nothing is changed than something else.
  const path = puts[0]?.path ?? [];
  return {
    file,
    ...before.mark(path),
    severity: 'error',
    rule: 'not-changed',
    message: `"${path.join('.')}" is written in a way that cannot be changed here.`,
    hint: 'Change it in a text editor.',
  };
}

const MARK = '\ufeff';

/** Those that are changed, the lowest first; new ones before them. */
const entriesOf = (source: Source, puts: Put[]): string[] => {
  const names = new Set(puts.map(({ path }) => String(path[0])));
  const known = isGroup(source.value) ? source.value : {};
  const lineOf = (name: string) => (Object.hasOwn(known, name) ? source.mark([name], 'key').line : 0);
  return [
    ...[...names].filter((name) => lineOf(name) === 0).toReversed(),
    ...[...names].filter(lineOf).toSorted((a, b) => lineOf(b) - lineOf(a)),
  ];
};

/** From where to where an entry stands in the text, whole lines; everything where it does not begin a line. */
function linesOf(source: Source, text: string, entry: string): [from: number, to: number] {
  const starts = Object.keys(isGroup(source.value) ? source.value : {}).map((name) => source.mark([name], 'key'));
  const own = source.mark([entry], 'key');
  const isEntry = isGroup(source.value) && Object.hasOwn(source.value, entry);
  if (!isEntry || new Set(starts.map(({ line }) => line)).size < starts.length) return [0, text.length];
  const next = Math.min(...starts.map(({ line }) => line).filter((line) => line > own.line));
  return [startOfLine(text, own.line), Number.isFinite(next) ? startOfLine(text, next) : text.length];
}

function startOfLine(text: string, line: number): number {
  let index = 0;
  for (let n = 1; n < line; n += 1) index = text.indexOf('\n', index) + 1;
  return index;
}

/** A group of several lines is changed word by word, so that what stays in it stays as it is. */
function steps(text: string, { path, value }: Put): Put[] {
  const doc = parse(text);
  const below = (at: Put['path'], to: Put['value']): Put[] => {
    const node = doc.getIn(at, true);
    if (!isMap(node) || node.flow || !isGroup(to)) return [{ path: at, value: to }];
    const gone = Object.keys(node.toJSON()).filter((name) => !Object.hasOwn(to, name));
    return [
      ...Object.entries(to).flatMap(([name, inner]) => below([...at, name], inner)),
      ...gone.map((name) => ({ path: [...at, name], value: undefined })),
    ];
  };
  return below(path, value);
}

/** What a file should say afterwards. */
function withValue(given: unknown, { path: [name = '', ...rest], value }: Put): unknown {
  const group: Record<string, unknown> = isGroup(given) ? { ...given } : {};
  if (rest.length > 0 && value === undefined && !isGroup(group[name])) return group;
  const inner = rest.length > 0 ? withValue(group[name], { path: rest, value }) : value;
  if (inner === undefined) delete group[name];
  else group[name] = inner;
  return group;
}
