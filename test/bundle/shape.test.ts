import { describe, expect, it } from 'vitest';
import { compile } from '../../src/bundle/compile.ts';
import { readSource } from '../../src/bundle/read.ts';

const tell = (file: string, text: string): string[] => {
  const source = readSource(file, text);
  const problems = 'rule' in source ? [source] : compile([source]).problems;
  return problems.map(({ line, column, rule, message, hint }) =>
    `${line}:${column} [${rule}] ${message} ${hint ?? ''}`.trim(),
  );
};

const flow = (steps: string): string[] => tell('flows/x.yaml', `start: a\nsteps:\n  a: ${steps}\n`);

describe('a file whose shape is wrong', () => {
  it.each([
    ['{ aks: [x] }', '3:8 [unknown-word] "aks" is not a word that is known here. Did you mean "ask"?'],
    ['{ keep: city }', '3:14 [wrong-shape] "steps.a.keep" cannot be "city". It can be: country, lang, letters.'],
    ['{ keep: contry }', '3:14 [wrong-shape] "steps.a.keep" cannot be "contry". Did you mean "country"?'],
    ['{ list: [{ itm: x }] }', '3:17 [unknown-word] "itm" is not a word that is known here. Did you mean "item"?'],
    ['{ list: x }', '3:14 [wrong-shape] "steps.a.list": a list should stand here, such as [a, b].'],
    ['{ list: [{ when: { b: c } }] }', '3:15 [missing-word] "steps.a.list.0" lacks "item". Add "item:" here.'],
    ['text', '3:6 [wrong-shape] "steps.a": words with a value each should stand here, such as { ask: [yes, no] }.'],
    ['{ ask: [] }', '3:13 [wrong-shape] "steps.a.ask": at least one has to stand here.'],
    ['{ most: few }', '3:14 [wrong-shape] "steps.a.most": Expected a number.'],
  ])('%s', (steps, found) => {
    expect(flow(steps)).toEqual([found]);
  });

  it.each(['1', '_a', 'a.b', 'a b'])('refuses "%s" as the name of a step: answers are told apart by it', (name) => {
    expect(tell('flows/x.yaml', `start: a\nsteps:\n  "${name}": {}\n`)).toEqual([
      `3:3 [wrong-shape] "${name}" cannot be a name here. A name has letters, digits, "_" or "-", begins with a letter, and at most 40 of them.`,
    ]);
  });

  it('tells all that a contact lacks in one sentence', () => {
    expect(tell('content/contacts/th.yaml', 'police:\n  phone: "191"\n  kind: stat\n')).toEqual([
      '1:1 [missing-word] "police" lacks "topics", "hours", "speaks", "serves", "endangers", "confidence", "source".',
      '3:9 [wrong-shape] "police.kind" cannot be "stat". Did you mean "state"?',
    ]);
  });

  it('tells at most twenty of one file: after a slip of indentation the rest is noise', () => {
    const words = Array.from({ length: 30 }, (_, n) => `  word${n}: x`).join('\n');
    expect(tell('content/facts/th.yaml', `fee:\n${words}\n`)).toHaveLength(20);
  });
});
