import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/bundle/bundle.ts';
import { checkDirectory } from '../../src/check/check.ts';

/**
 * Mistakes of staff, translators and engineers, written down in `seeded/faults.json` by somebody who had not seen the
 * rules, for the content as it then was (`seeded/content`). A fault that the checker misses stays in the list.
 */
type Edit = { file: string; find: string; replace: string };
type Fault = Partial<Edit> & {
  /** Begins with "fine-" where nothing may be reported. */
  id: string;
  story: string;
  also?: Edit[];
  create?: { file: string; text: string };
  delete?: string;
  /** Where staff must look, counted from 1, in the file after the edit. */
  line: number;
  /** The file in which it is to be reported, if that is not the edited one. */
  in?: string;
};

/** The day on which the clean content was last looked through: facts grow old, the faults must not. */
const NOW = Date.parse('2026-11-22');
/** How far from the line a report may stand. */
const NEAR = 3;

const root = fileURLToPath(new URL('./seeded/content/', import.meta.url));
const faults: Fault[] = JSON.parse(readFileSync(new URL('./seeded/faults.json', import.meta.url), 'utf8'));
const dir = mkdtempSync(join(tmpdir(), 'seeded-'));
for (const top of ['flows', 'content', 'locales']) cpSync(join(root, top), join(dir, top), { recursive: true });
const clean = checkDirectory(dir, NOW).problems;
afterAll(() => rmSync(dir, { recursive: true }));

describe('a seeded fault is reported where staff must look, because a mistake without a line is looked for in vain', () => {
  test.each(faults.filter(({ id }) => !id.startsWith('fine-')))('$id: $story', (fault) => {
    const found = newProblems(fault);
    const near = found.filter(({ file, line }) => file === placeOf(fault) && Math.abs(line - fault.line) <= NEAR);
    expect(near, `expected at ${placeOf(fault)}:${fault.line}, new were:\n${listed(found)}`).not.toEqual([]);
  });
});

describe('a harmless edit is not reported, because who is warned for nothing stops reading warnings', () => {
  test.each(faults.filter(({ id }) => id.startsWith('fine-')))('$id: $story', (fault) => {
    expect(listed(newProblems(fault))).toBe('');
  });
});

test('every fault has a name of its own, because the report names it', () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
});

function newProblems(fault: Fault): Problem[] {
  const before = change(fault);
  try {
    return unlike(checkDirectory(dir, NOW).problems, clean);
  } finally {
    for (const [file, text] of before) putBack(join(dir, file), text);
  }
}

/** Applies the fault; hands back what stood there before, nothing where there was no file. */
function change(fault: Fault): Map<string, string | undefined> {
  const edits = editsOf(fault);
  const files = [...edits.map(({ file }) => file), fault.create?.file, fault.delete].filter(
    (file) => file !== undefined,
  );
  const before = new Map(files.map((file) => [file, read(file)]));
  for (const { file, find, replace } of edits) {
    const parts = (read(file) ?? '').split(find);
    expect(parts.length - 1, `"${find}" must stand exactly once in ${file}`).toBe(1);
    writeFileSync(join(dir, file), parts.join(replace));
  }
  if (fault.delete) rmSync(join(dir, fault.delete));
  if (fault.create) putBack(join(dir, fault.create.file), fault.create.text);
  return before;
}

function editsOf({ file, find, replace, also = [] }: Fault): Edit[] {
  const first = file !== undefined && find !== undefined && replace !== undefined ? [{ file, find, replace }] : [];
  return [...first, ...also];
}

function read(file: string): string | undefined {
  return existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8') : undefined;
}

/** A folder made for a created file goes again with it: an empty one could be reported, too. */
function putBack(path: string, text: string | undefined): void {
  const made = dirname(path);
  if (text === undefined) {
    rmSync(path);
    if (!existsSync(join(root, made.slice(dir.length)))) rmSync(made, { recursive: true });
    return;
  }
  mkdirSync(made, { recursive: true });
  writeFileSync(path, text);
}

/** Compared without lines, because an edit moves all that stands below it; the same sentence twice counts twice. */
function unlike(problems: Problem[], known: Problem[]): Problem[] {
  const counts = Map.groupBy(known, sayingOf);
  const grown = Map.groupBy(problems, sayingOf);
  return [...grown].flatMap(([saying, all]) => (all.length > (counts.get(saying)?.length ?? 0) ? all : []));
}

const sayingOf = ({ file, rule, message }: Problem) => `${file} ${rule} ${message}`;
const placeOf = ({ in: there, file, create, delete: gone }: Fault) => there ?? file ?? create?.file ?? gone;
const listed = (problems: Problem[]) =>
  problems
    .map(({ file, line, severity, rule, message }) => `${file}:${line} ${severity} ${rule}: ${message}`)
    .join('\n');
