import type { Problem, Texts } from '../bundle/bundle.ts';
import { readSource, type Source } from '../bundle/read.ts';
import { checkSources } from '../check/check.ts';
import type { Given, Refused } from './file.ts';
import { findingsFor } from './findings.ts';
import type { Judged, Taken } from './judge.ts';
import { type Change, putWords } from './json-text.ts';
import { type Opened, reopen } from './open.ts';

/** What is left when the checker has read it. `files`: by name, as they are to be written. */
export type Tried = Judged & {
  opened: Opened;
  files: Map<string, string>;
  /** What is to be looked at, and does not refuse a row. */
  notes: { given: Given; says: string }[];
  /** New errors that are about none of these rows. */
  rest: string[];
  /** Units that counted as reviewed before. */
  reviewedBefore: string[];
};

/**
 * Writes the words into the files, in memory, and lets the checker read them: a row in which it finds an error is refused.
 * Without it others may be at fault (two answers that now read the same), so it is done again until nothing is found.
 */
export function tryOut(opened: Opened, judged: Judged, now: number): Tried {
  const before = new Set(check(opened, now).map(named));
  const reviewedBefore = Object.keys(opened.bundle.reviews[opened.lang] ?? {});
  const [unfit, fit] = split(judged.taken, (one) => hasOtherForm(opened, one));
  const refused = [...judged.refused, ...unfit.map((one) => refusedFor(one, [OTHER_FORM]))];
  for (let taken = fit; ; ) {
    const files = filesWith(opened, taken);
    const changed = [...files].map(([file, text]) => readAgain(file, text));
    const after = reopen(opened, changed);
    const { found, rest } = findingsFor(taken, changed, check(after, now), (problem) => before.has(named(problem)));
    const [wrong, right] = split(found, ({ errors }) => errors.length > 0);
    refused.push(...wrong.map(({ one, errors }) => refusedFor(one, errors)));
    taken = right.map(({ one }) => one);
    if (wrong.length > 0) continue;
    const notes = found.flatMap(({ one, notes: all }) => all.map((says) => ({ given: one.given, says })));
    return { ...judged, taken, refused, opened: after, files, notes, rest, reviewedBefore };
  }
}

const refusedFor = ({ given, row }: Taken, why: string[]): Refused => ({ given, row, why });

const split = <T>(all: T[], by: (one: T) => boolean): [T[], T[]] => [all.filter(by), all.filter((one) => !by(one))];

const OTHER_FORM = 'Its file has something else in this place, which would be lost. Look there: npm run check';

/** Words where English has a group of words, or the other way round. */
function hasOtherForm({ lang, bundle }: Opened, { row }: Taken): boolean {
  let found: Texts[string] | undefined = bundle.texts[lang]?.[row.namespace];
  for (const part of row.path) {
    if (found === undefined) return false;
    if (typeof found === 'string' || Array.isArray(found)) return true;
    found = Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return found !== undefined && (row.isList ? !Array.isArray(found) : typeof found !== 'string');
}

const check = ({ sources, bundle }: Opened, now: number): Problem[] => checkSources(sources, bundle, { now });
const named = ({ file, rule, message }: Problem): string => `${file} ${rule} ${message}`;

/** The files of the language with these words in them. */
function filesWith({ lang, first, sources, bundle }: Opened, taken: Taken[]): Map<string, string> {
  const groups = Map.groupBy(taken, ({ row }) => row.namespace);
  return new Map(
    [...groups].map(([namespace, some]) => {
      const file = `locales/${lang}/${namespace}.json`;
      const text = sources.find((source) => source.file === file)?.text ?? '';
      return [file, putWords(text, asChange(some), bundle.texts[first]?.[namespace])];
    }),
  );
}

function asChange(taken: Taken[]): Change {
  const all: Change = {};
  for (const { row, text } of taken) {
    let inner = all;
    for (const part of row.path.slice(0, -1)) {
      const next = inner[part];
      inner = typeof next === 'object' && !Array.isArray(next) ? next : (inner[part] = {});
    }
    inner[row.path.at(-1) ?? ''] = row.isList ? text.split('\n') : text;
  }
  return all;
}

function readAgain(file: string, text: string): Source {
  const read = readSource(file, text);
  if ('rule' in read) throw new Error(`${file} was not written well: ${read.message}`);
  return read;
}
