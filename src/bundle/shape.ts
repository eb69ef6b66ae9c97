import type { z } from 'zod';
import type { Problem } from './bundle.ts';
import { nearest } from './nearest.ts';
import type { Path, Source } from './read.ts';

/** Most problems of one file that are told: after a slip of indentation everything else is noise. */
const MOST_SHAPE_PROBLEMS = 20;

/** What a schema found, in the words of somebody who edits the file. */
export function shapeProblems(source: Source, issues: z.core.$ZodIssue[]): Problem[] {
  const lacks = missingWords(source, issues);
  const strange = issues.flatMap((issue) => unknownWords(source, issue, lacks));
  const told = issues.filter((issue) => issue.code !== 'unrecognized_keys' && !isMissing(source, issue));
  return [
    ...strange,
    ...[...lacks.values()].filter(({ words }) => words.length > 0).map((lack) => tellMissing(source, lack)),
    ...told.map((issue) => tellWrong(source, issue)),
  ].slice(0, MOST_SHAPE_PROBLEMS);
}

type Lack = { path: Path; words: string[] };

const pathOf = (issue: z.core.$ZodIssue): (string | number)[] =>
  issue.path.filter((part): part is string | number => typeof part !== 'symbol');

function valueAt(source: Source, path: Path): unknown {
  let found: unknown = source.value;
  for (const part of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  return found;
}

const isMissing = (source: Source, issue: z.core.$ZodIssue): boolean =>
  typeof issue.path.at(-1) === 'string' && valueAt(source, pathOf(issue)) === undefined;

/** Words that must stand somewhere and do not, by the place where they should. */
function missingWords(source: Source, issues: z.core.$ZodIssue[]): Map<string, Lack> {
  const lacks = new Map<string, Lack>();
  for (const issue of issues.filter((one) => isMissing(source, one))) {
    const path = pathOf(issue).slice(0, -1);
    const lack = lacks.get(path.join('.')) ?? { path, words: [] };
    lack.words.push(String(issue.path.at(-1)));
    lacks.set(path.join('.'), lack);
  }
  return lacks;
}

/** A word nobody knows; where it stands for one that is missing, that one is not told again. */
function unknownWords(source: Source, issue: z.core.$ZodIssue, lacks: Map<string, Lack>): Problem[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = pathOf(issue);
  const lack = lacks.get(path.join('.'));
  return issue.keys.map((key) => {
    const guess = nearest(key, lack?.words ?? []) ?? nearest(key, WORDS);
    if (lack && guess) lack.words = lack.words.filter((word) => word !== guess);
    const hint = guess && `Did you mean "${guess}"?`;
    return wrong(source, [...path, key], 'unknown-word', `"${key}" is not a word that is known here.`, hint, 'key');
  });
}

function tellMissing(source: Source, { path, words }: Lack): Problem {
  const all = words.map((word) => `"${word}"`).join(', ');
  const says = path.length > 0 ? `"${path.join('.')}" lacks ${all}.` : `This file lacks ${all}.`;
  return wrong(source, path, 'missing-word', says, words.length > 1 ? undefined : `Add "${words[0]}:" here.`, 'key');
}

function tellWrong(source: Source, issue: z.core.$ZodIssue): Problem {
  const path = pathOf(issue);
  const given = valueAt(source, path);
  const name = path.join('.') || source.file;
  if (issue.code === 'invalid_key')
    return wrong(
      source,
      path,
      'wrong-shape',
      `"${path.at(-1)}" cannot be a name here.`,
      issue.issues[0]?.message,
      'key',
    );
  const values = allowedIn(issue);
  if (values.length > 0 && typeof given === 'string') {
    const guess = nearest(given, values);
    const hint = guess
      ? `Did you mean "${guess}"?`
      : `It can be: ${values.join(', ')}${issue.code === 'invalid_union' ? ', or more than a word' : ''}.`;
    return wrong(source, path, 'wrong-shape', `"${name}" cannot be "${given}".`, hint);
  }
  return wrong(source, path, 'wrong-shape', `"${name}": ${sentence(issue)}.`);
}

/** The fixed words that may stand here. */
function allowedIn(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return [];
  return issue.errors
    .flat()
    .filter(({ path }) => path.length === 0)
    .flatMap(allowedIn);
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return FORMS[issue.expected] ?? `this should be ${issue.expected}`;
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? 'at least one has to stand here' : 'something has to stand here';
  if (issue.code !== 'invalid_union') return issue.message.replace(/\.$/, '');
  const deepest = issue.errors.flat().find((one) => one.path.length > 0);
  return deepest ? sentence(deepest) : 'this has none of the forms that are allowed here';
}

const FORMS: Record<string, string> = {
  object: 'words with a value each should stand here, such as { ask: [yes, no] }',
  record: 'names with a value each should stand here, such as { yes: next_step }',
  array: 'a list should stand here, such as [a, b]',
  string: 'one word or text should stand here',
};

function wrong(source: Source, path: Path, rule: string, message: string, hint?: string, at?: 'key'): Problem {
  const mark = source.mark(path, at);
  return { file: source.file, ...mark, severity: 'error', rule, message, ...(hint ? { hint } : {}) };
}

/** Every word of the files, for "Did you mean …?". */
const WORDS = [
  'start steps interrupts ask offer accept keep when flag show list item most compute with forget count next',
  'go topics phone press more abroad kind hours days from to speaks serves endangers cost confidence',
  'source title url date official called tried agreed role by value table unit valid_from valid_until severity',
  'indicator then languages currency calling zone neighbours endonym draft name contact',
].flatMap((line) => line.split(' '));
