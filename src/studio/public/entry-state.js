import { useState } from 'preact/hooks';

/** Words of a form that belong together in the file, and are changed one by one. */
const GROUPS = ['source', 'table'];

/** Every value of an entry by its path: `phone`, `source/date`. */
const flat = (given) =>
  Object.fromEntries(
    Object.entries(given).flatMap(([word, value]) =>
      GROUPS.includes(word) && typeof value === 'object'
        ? Object.entries(value).map(([name, inner]) => [`${word}/${name}`, inner])
        : [[word, value]],
    ),
  );

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (value) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * What somebody has changed in a form. `of(path)` is the value now, `set(path)` takes a new one; `edits` go to the server,
 * each with what its editor saw. `base`: the entry as it was when the form was opened.
 */
export function useEdits(base) {
  const [own, setOwn] = useState({});
  const was = flat(base);
  const edits = Object.entries(own)
    .filter(([path, value]) => !isSame(value, was[path]) && !(isEmpty(value) && isEmpty(was[path])))
    .map(([path, value]) => ({ path: path.split('/'), was: was[path] ?? null, is: isEmpty(value) ? null : value }));
  return {
    of: (path) => (Object.hasOwn(own, path) ? own[path] : was[path]),
    set: (path) => (value) => setOwn((before) => ({ ...before, [path]: value })),
    paths: [...new Set([...Object.keys(was), ...Object.keys(own)])],
    /** As it is in the file. */
    was: (path) => was[path],
    has: (...words) => edits.some(({ path }) => words.includes(path[0]) || words.includes(path.join('/'))),
    edits,
    forget: () => setOwn({}),
  };
}

/** A whole entry out of such values, for one that is new. */
export function entryOf(values) {
  const entry = {};
  for (const [path, value] of Object.entries(values)) {
    const [word, name] = path.split('/');
    if (isEmpty(value)) continue;
    if (name) (entry[word] ??= {})[name] = value;
    else entry[word] = value;
  }
  return entry;
}

/** What the checker says of one value of an entry. */
export const saysOf = (problems, name, path) =>
  problems.find(({ message }) => message.startsWith(`"${name}.${path.replace('/', '.')}"`))?.message;
