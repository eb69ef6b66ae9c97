import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/bundle/bundle.ts';
import { readSource } from '../../src/bundle/read.ts';
import { printProblems, printSummary } from '../../src/check/print.ts';
import { columns } from '../../src/check/width.ts';
import { checkFiles, TODAY } from './small.ts';
import { smallContent } from './small-content.ts';

const printed = (file: string, from: string, to: string): string => {
  const files = smallContent();
  files[file] = (files[file] ?? '').replace(from, to);
  const { problems, sources } = checkFiles(files);
  return printProblems(problems, sources);
};

describe('printed problems', () => {
  it('show the sentence, the place, the line with what is meant underlined, and what to type', () => {
    expect(
      printed('flows/job.yaml', 'go: bad', 'go: bda'),
    ).toBe(`✘ ERROR "verdict.next" leads to "bda", which is not a step. [unknown-step]

    flows/job.yaml:20:48:
      20 │       - { when: { worst: [stop, danger] }, go: bda }
         ╵                                                ~~~
  Did you mean "bad"?

`);
  });

  it('underline Burmese by what is seen: marks above and below letters take no room', () => {
    expect(
      printed('locales/my/job.json', '{{excess}}', '{{exces}}'),
    ).toBe(`✘ ERROR "excess.outcomes.above" has the placeholder {{exces}}, which is not known here. [placeholder]

    locales/my/job.json:44:40:
      44 │       "above": "စကား above {{limit}} {{exces}} {{th.fee.date}}",
         ╵                                        ~~~~~
  Did you mean "excess"?

`);
  });

  it('show only the piece of a long line that is meant, without tearing a character', () => {
    const text = `{ "a": "${'ที่'.repeat(80)}", "b": "here" }`;
    const source = readSource('locales/my/x.json', text);
    if ('rule' in source) throw new Error(source.message);
    const mark = source.mark(['b']);
    const problem: Problem = { file: source.file, ...mark, severity: 'warning', rule: 'r', message: 'Look.' };
    const [, , , line = '', under = ''] = printProblems([problem], [source]).split('\n');
    expect(line).toMatch(/^ {6}1 │ …(ที่)+", "b": "here" \}$/);
    expect(columns(under.replace(/~+$/, ''))).toBe(columns(line.slice(0, line.indexOf('"here"'))));
    expect(under.endsWith(' ~~~~~~')).toBe(true);
  });

  it('have colours only where they are asked for', () => {
    const { problems, sources } = checkFiles({ ...smallContent(), 'flows/job.yaml': 'start: 1\n' });
    expect(printProblems(problems, sources)).not.toContain('\u001b[');
    expect(printProblems(problems, sources, true)).toContain('\u001b[31;1m✘ ERROR\u001b[0m');
  });
});

describe('the summary', () => {
  it('is one friendly line when nothing is wrong, and says what is held back', () => {
    const { bundle, problems } = checkFiles(smallContent());
    expect(printSummary(bundle, problems, TODAY)).toBe(
      '✔ Nothing is wrong. Checked: 6 flows, 2 languages, 2 contacts, 1 fact, 2 red flags. Held back: 1 contact, 0 facts.\n',
    );
  });

  it('counts errors and warnings', () => {
    const { bundle, problems } = checkFiles({
      ...smallContent(),
      'content/organisation.yaml': '{}\n',
      'flows/job.yaml': '[]\n',
    });
    expect(printSummary(bundle, problems, TODAY)).toMatch(/^✘ 1 error, 3 warnings\. Checked: 5 flows,/);
  });
});

describe('columns of a terminal', () => {
  it.each([
    ['abc', 3],
    ['中文', 4],
    ['ที่นี่', 2],
    ['e\u0301', 1],
    ['😀', 2],
  ])('%s takes %i', (text, width) => {
    expect(columns(text)).toBe(width);
  });
});
