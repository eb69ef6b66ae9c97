import type { Problem } from './bundle.ts';
import type { Mark, Source } from './read.ts';

type Entry = { text: string; mark: Mark };

/**
 * Lists of sentences, the simplest file staff can write: one sentence a line, `[name]` begins a list, `//` at the start
 * of a line begins a remark. The value is `Record<name, string[]>`.
 */
export function readSections(file: string, text: string): Source | Problem {
  const sections = new Map<string, Entry[]>();
  const heads = new Map<string, Mark>();
  let list: Entry[] | undefined;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const written = line.trim();
    const mark = { line: index + 1, column: line.indexOf(written) + 1, length: Math.max(1, written.length) };
    const name = /^\[([^\]]*)\]$/.exec(written)?.[1]?.trim();
    if (!written || written.startsWith('//')) continue;
    if (name !== undefined) {
      if (sections.has(name))
        return problem(file, mark, `The list "[${name}]" begins twice.`, 'Put all of it under one of them.');
      sections.set(name, (list = []));
      heads.set(name, mark);
    } else if (!list)
      return problem(file, mark, 'This sentence stands in no list.', 'Write a line such as "[wages]" above it.');
    else list.push({ text: written, mark });
  }
  return {
    file,
    text,
    value: Object.fromEntries([...sections].map(([name, entries]) => [name, entries.map((entry) => entry.text)])),
    mark: ([name, index]) =>
      sections.get(String(name))?.[Number(index)]?.mark ?? heads.get(String(name)) ?? { line: 1, column: 1, length: 1 },
    quoted: () => false,
  };
}

const problem = (file: string, mark: Mark, message: string, hint: string): Problem => ({
  file,
  ...mark,
  severity: 'error',
  rule: 'broken-list',
  message,
  hint,
});
