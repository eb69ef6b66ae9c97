import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printProblems } from '../../src/check/print.ts';
import { checkFiles } from './small.ts';
import { smallContent } from './small-content.ts';

const files = Object.keys(smallContent());
/** What slips into a file: names that every object has, marks of YAML and of placeholders, nothing. */
const slips = [
  'constructor',
  '__proto__',
  'return',
  'unsure',
  'null',
  '[]',
  '{}',
  '*x',
  '&x',
  '{{',
  '"',
  '.',
  '/',
  '\n',
  '\t',
  'worst',
  '1',
  '',
];

/** One word of one file replaced. */
const slip = fc.record({ file: fc.constantFrom(...files), word: fc.nat(200), by: fc.constantFrom(...slips) });

describe('content that is spoiled anywhere', () => {
  it('never breaks the checker itself: every slip of the pen becomes a problem or nothing', () => {
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (spoils) => {
        const content = smallContent();
        for (const { file, word, by } of spoils) content[file] = replaceWord(content[file] ?? '', word, by);
        const { problems } = checkFiles(content);
        const printed = printProblems(
          problems,
          Object.entries(content).map(([file, text]) => ({ file, text })),
        );
        expect(printed.split('✘ ERROR').length + printed.split('▲ WARNING').length - 2).toBeGreaterThanOrEqual(
          problems.length,
        );
        for (const { line, column, length } of problems) expect(Math.min(line, column, length)).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 22 },
    );
  });
});

function replaceWord(text: string, at: number, by: string): string {
  const words = [...text.matchAll(/[\w./]+/g)];
  const word = words[at % Math.max(1, words.length)];
  return word ? text.slice(0, word.index) + by + text.slice(word.index + word[0].length) : text;
}
