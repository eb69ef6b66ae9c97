import { describe, expect, it } from 'vitest';
import { spoiled } from './small.ts';

type Case = [what: string, file: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'a step nobody can reach',
    'flows/job.yaml',
    [['- { go: good }', '- { go: tips }']],
    [
      'flows/job.yaml:25:3 error [unreachable] Nothing leads to the step "good". → Lead to it from the "next" of another step, or take it out.',
    ],
  ],
  [
    'a step behind an offer that always leads elsewhere',
    'flows/job.yaml',
    [
      ['bad:\n    show: [flags, unchecked]\n    next: tips', 'bad:\n    show: [flags, unchecked]\n    next: good'],
      ['good:\n    next: tips', 'good:\n    next: after'],
    ],
    [
      'flows/job.yaml:27:3 error [unreachable] Nothing leads to the step "tips". → Lead to it from the "next" of another step, or take it out.',
    ],
  ],
  [
    'a flow that no other leads to',
    'flows/menu.yaml',
    [['job: job.fee', 'job: people.where']],
    [
      'flows/job.yaml:2:1 warning [unused-flow] No other flow leads to "job". → Offer it in another flow, such as the menu, with a "next" to job.fee.',
    ],
  ],
  [
    'a step that leads nowhere',
    'flows/job.yaml',
    [['    next: { again: fee, menu: menu.start }\n', '']],
    [
      'flows/job.yaml:32:3 error [no-way-on] The step "after" leads nowhere. → Add "next:", for example next: menu.start.',
    ],
  ],
  [
    'an offered choice without a way on',
    'flows/job.yaml',
    [['{ again: fee, menu: menu.start }', '{ again: fee }']],
    [
      'flows/job.yaml:34:13 error [no-way-on] "after.next" has no way on for "menu". → Add a line such as menu: menu.start.',
    ],
  ],
  [
    'conditions of which none may hold',
    'flows/job.yaml',
    [['      - { go: good }\n', '      - { when: { worst: warn }, go: good }\n']],
    [
      'flows/job.yaml:19:5 error [no-way-on] "verdict.next" has no way on when none of its conditions holds. → End the list with a line that has no "when", such as - { go: menu.start }.',
    ],
  ],
  [
    'a passed-over step with nothing below it',
    'flows/job.yaml',
    [['  after:\n', '  after:\n    when: { fee: some }\n']],
    [
      'flows/job.yaml:35:5 error [no-way-on] "after" has no way on when its "when" does not hold. → Let a step follow below it, or write "next" as a list that ends with a plain "- { go: … }".',
    ],
  ],
  [
    'words that lead round in a circle',
    'flows/job.yaml',
    [['  good:\n    next: tips', '  good:\n    next: verdict']],
    [
      'flows/job.yaml:18:3 error [silent-loop] "verdict" → "good" → "verdict" goes round without ever waiting for an answer. → Let one of them lead elsewhere, or offer a choice ("offer") between them.',
    ],
  ],
];

describe('the checker, on ways through a flow', () => {
  it.each(cases)('tells %s: sentence, place and what to type', (_, file, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });
});
