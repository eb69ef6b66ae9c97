import { type Document, isPair, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';
import type { Problem } from './bundle.ts';
import { type File, readFiles } from './files.ts';
import { findJsonFault, type JsonFault } from './json-fault.ts';
import { readSections } from './sections.ts';
import { findYamlFault } from './yaml-fault.ts';

/** Where something stands in a file. Line and column count from 1. */
export type Mark = { line: number; column: number; length: number };
export type Path = readonly (string | number)[];

/** One file that staff edit, parsed; it remembers where each value stands. */
export type Source = {
  /** Relative to the content directory, with forward slashes. */
  file: string;
  text: string;
  value: unknown;
  /** Where the value at `path` stands, or its key. The nearest parent where there is none. */
  mark(path: Path, at?: 'key' | 'value'): Mark;
  /** The value at `path` was written in quotes. */
  quoted(path: Path): boolean;
};

/** A file larger than this is a mistake (the largest locale file here has 12 kB). */
const LARGEST_FILE = 2_000_000;

/** What `parseFiles` made: sources, and a problem for each file that is broken. */
export type Read = { files: File[]; sources: Source[]; problems: Problem[] };

/** Parses files. Broken ones become problems. `readOne`: what parses one, where parsed ones are remembered. */
export function parseFiles(files: File[], readOne = readSource): Read {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    const read = text.length > LARGEST_FILE ? tooLarge(file, text) : readOne(file, text);
    if ('rule' in read) problems.push(read);
    else sources.push(read);
  }
  return { files, sources, problems };
}

/** Reads and parses a content directory. */
export const readSources = (dir: string, readOne = readSource): Read => parseFiles(readFiles(dir), readOne);

/** Parses one file: JSON for locales, lists of sentences (.txt), YAML in which every value is a string (so that no phone loses its zero). */
export function readSource(file: string, text: string): Source | Problem {
  if (file.endsWith('.txt')) return readSections(file, text);
  return file.endsWith('.json') ? readJson(file, text) : readYaml(file, text);
}

function readYaml(file: string, text: string): Source | Problem {
  const lines = new LineCounter();
  const doc = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const fault = findYamlFault(doc);
  if (fault) {
    const { line, col } = lines.linePos(fault.index);
    const message = `This YAML cannot be read: ${fault.says}.`;
    return problem(file, { line, column: col, length: fault.length }, 'broken-yaml', message, YAML_HINT);
  }
  return source(file, text, doc.toJS({ maxAliasCount: 0 }), () => ({ doc, lines }));
}

function readJson(file: string, text: string): Source | Problem {
  const fault = findJsonFault(text);
  if (fault) return jsonProblem(file, text, fault);
  try {
    // Marks are needed only where something is wrong: the slower parser that knows them waits until then.
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return source(file, text, value, () => {
      const lines = new LineCounter();
      return { doc: parseDocument(text, { lineCounter: lines, uniqueKeys: false }), lines };
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return jsonProblem(file, text, { index: 0, length: 1, kind: 'broken', says: said });
  }
}

function jsonProblem(file: string, text: string, { index, length, kind, says }: JsonFault): Problem {
  const before = text.slice(0, index).split('\n');
  const mark = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length };
  if (kind === 'twice') return problem(file, mark, 'double-key', `${says}.`, 'Take one of the two out.');
  return problem(file, mark, 'broken-json', `This JSON cannot be read: ${says}.`, JSON_HINT);
}

const YAML_HINT =
  'Look at the spaces at the start of the line, and for a missing ":" or quote, here or one line above.';
const JSON_HINT = 'Look here and one line above. A quote inside a text is written “ or \\".';

const tooLarge = (file: string, text: string): Problem =>
  problem(
    file,
    { line: 1, column: 1, length: 1 },
    'file-too-large',
    `This file has ${text.length} characters; at most ${LARGEST_FILE} are read.`,
  );

function problem(file: string, mark: Mark, rule: string, message: string, hint?: string): Problem {
  return { file, ...mark, severity: 'error', rule, message, ...(hint ? { hint } : {}) };
}

type Parsed = { doc: Document; lines: LineCounter };

function source(file: string, text: string, value: unknown, parse: () => Parsed): Source {
  let parsed: Parsed | undefined;
  const nodes = () => (parsed ??= parse());
  return {
    file,
    text,
    value,
    mark: (path, at = 'value') => findMark(nodes(), path, at),
    quoted: (path) => {
      const node = nodes().doc.getIn(path, true);
      return isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
    },
  };
}

function findMark({ doc, lines }: Parsed, path: Path, at: 'key' | 'value'): Mark {
  for (let depth = path.length; depth > 0; depth--) {
    const range = rangeOf(doc, path.slice(0, depth), depth < path.length ? 'key' : at);
    if (!range) continue;
    const { line, col } = lines.linePos(range[0]);
    return { line, column: col, length: Math.max(1, range[1] - range[0]) };
  }
  return { line: 1, column: 1, length: 1 };
}

function rangeOf(doc: Document, path: Path, at: 'key' | 'value'): [number, number] | undefined {
  const parent = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents;
  if (at === 'key' && parent && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
    if (isPair(pair) && isScalar(pair.key) && pair.key.range) return [pair.key.range[0], pair.key.range[1]];
  }
  const node: unknown = doc.getIn(path, true);
  if (!node || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range)) return undefined;
  return [Number(node.range[0]), Number(node.range[1])];
}
