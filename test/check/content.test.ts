import { describe, expect, it } from 'vitest';
import { spoiled } from './small.ts';

type Case = [what: string, file: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'an unquoted number',
    'content/contacts/th.yaml',
    [['"191"', '191']],
    [
      'content/contacts/th.yaml:4:10 error [unquoted-number] "police.phone" stands without quotes. → Write "191", in quotes.',
    ],
  ],
  [
    'the same number twice',
    'content/contacts/th.yaml',
    [['phone: "084-121-1609"', 'phone: "1-91"']],
    [
      'content/contacts/th.yaml:14:10 warning [double-number] "helpline" has the same number as "th.police", and both are shown for "people". → Join them, or take the topic from one of them.',
    ],
  ],
  [
    'a language that has no name',
    'content/contacts/th.yaml',
    [['speaks: [en]', 'speaks: [em]']],
    [
      'content/contacts/th.yaml:7:12 error [unknown-spoken] "police.speaks" names "em", which is not a language of places.json. → Did you mean "en"?',
    ],
  ],
  [
    'a risk that has no words',
    'content/contacts/th.yaml',
    [['[papers_checked]', '[paper_checked]']],
    [
      'content/contacts/th.yaml:9:15 error [unknown-risk] "police.endangers" names "paper_checked", which is not a risk of risks.json. → Did you mean "papers_checked"?',
    ],
  ],
  [
    'a neighbour that is not there',
    'content/countries.yaml',
    [['neighbours: [mm]', 'neighbours: [mn]']],
    [
      'content/countries.yaml:2:88 error [unknown-place] "th.neighbours" names "mn", which is not in this file. → Did you mean "mm"?',
    ],
  ],
  [
    'a language that is not there',
    'content/countries.yaml',
    [['languages: [my]', 'languages: [ny]']],
    [
      'content/countries.yaml:3:19 error [unknown-place] "mm.languages" names "ny", which is not in content/languages.yaml. → Did you mean "my"?',
    ],
  ],
  [
    'a currency without a name',
    'content/countries.yaml',
    [['currency: MMK', 'currency: MMR']],
    [
      'content/countries.yaml:3:34 error [unknown-place] "mm.currency" names "MMR", which is not in the currencies of places.json. → Did you mean "MMK"?',
    ],
  ],
  [
    'a kind of fact without a limit',
    'content/facts/th.yaml',
    [['kind: law', 'kind: lav']],
    [
      'content/facts/th.yaml:3:9 error [unknown-freshness] The kind "lav" of "fee" is not in content/freshness.yaml. → Did you mean "law"?',
    ],
  ],
  [
    'a call in the future',
    'content/contacts/th.yaml',
    [['  endangers: [papers_checked]', '  called: { date: 2027-01-01, by: Su }\n  endangers: [papers_checked]']],
    [
      'content/contacts/th.yaml:9:19 error [impossible-date] "police.called.date" is 2027-01-01, which is in the future. → Write the day on which it happened.',
    ],
  ],
  [
    'a source before the year 2000',
    'content/facts/th.yaml',
    [['date: 2026-10-10', 'date: 1026-10-10']],
    [
      'content/facts/th.yaml:8:62 error [impossible-date] "fee.source.date" is 1026-10-10, before the year 2000. → Look at the year.',
    ],
  ],
  [
    'a day that is in no calendar',
    'content/facts/th.yaml',
    [['valid_from: 2025-01-01', 'valid_from: 2025-02-30']],
    [
      'content/facts/th.yaml:7:15 error [impossible-date] "fee.valid_from" is 2025-02-30, a day that is in no calendar. → Write year-month-day, such as 2026-11-22.',
    ],
  ],
  [
    'a fact that ends before it begins',
    'content/facts/th.yaml',
    [['valid_from: 2025-01-01', 'valid_from: 2025-01-01\n  valid_until: 2024-12-31']],
    [
      'content/facts/th.yaml:8:16 error [validity] "fee" is valid until 2024-12-31, before it begins on 2025-01-01. → Look at both dates.',
    ],
  ],
  [
    'a fact that nobody uses',
    'content/facts/th.yaml',
    [
      [
        'fee:',
        'wage: { kind: law, value: 1, confidence: high, source: { title: a, url: https://example.org/ } }\nfee:',
      ],
    ],
    [
      'content/facts/th.yaml:2:1 warning [unused-fact] No text and no calculation uses "th.wage". → Write {{th.wage.value}} in a text, or take it out.',
    ],
  ],
  [
    'a flag that nobody raises',
    'flows/job.yaml',
    [['    flag: { above: fee_above }\n', '']],
    [
      'content/red-flags.yaml:6:1 warning [unused-flag] No step raises "fee_above". → Name it in the "flag" of a step, or take it out.',
    ],
  ],
  [
    'an organisation without a contact',
    'content/organisation.yaml',
    [['contact: "crossing@example.org"\n', '']],
    [
      'content/organisation.yaml:1:1 warning [missing-organisation] The organisation that runs this bot has no contact. → Write name: "…" and contact: "…".',
    ],
  ],
  [
    'a first line without the schema',
    'flows/job.yaml',
    [[/^.*\n/, '# A job.\n']],
    [
      'flows/job.yaml:1:1 warning [schema-line] The first line does not name the schema of this file. → Write: # yaml-language-server: $schema=../schemas/flow.json',
    ],
  ],
];

describe('the checker, on contacts, facts and files', () => {
  it.each(cases)('tells %s: sentence, place and what to type', (_, file, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });
});
