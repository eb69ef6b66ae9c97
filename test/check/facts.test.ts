import { describe, expect, it } from 'vitest';
import { checkFiles, spoiled, told } from './small.ts';
import { smallContent } from './small-content.ts';

const file = 'content/facts/th.yaml';
type Case = [what: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'a fact that has expired',
    [['valid_from: 2025-01-01', 'valid_until: 2026-06-30']],
    [
      `${file}:7:16 warning [expired-fact] "fee" was valid until 2026-06-30: people read a safe sentence in its place. → Write down the new value and its dates.`,
    ],
  ],
  [
    'a fact that is too old for its kind',
    [['2026-10-10', '2025-01-04']],
    [
      `${file}:3:9 warning [old-fact] "fee" is 687 days old, and a "law" may be 365: people read that it may have changed. → Look at the source again, and write the day on which it spoke.`,
    ],
  ],
  [
    'a fact without the date that texts quote',
    [
      [', date: 2026-10-10', ''],
      ['  valid_from: 2025-01-01\n', ''],
    ],
    [`${file}:7:3 error [undated-fact] Texts quote the date of "fee", and it has none. → Add date: below "source".`],
  ],
  [
    'a number that is read as words',
    [['value: 0', 'value: 300,000']],
    [
      `${file}:4:10 error [wordy-number] "fee.value" is "300,000", which is read as words and not as a number. → Write 300000.`,
    ],
  ],
  [
    'a currency that is none',
    [['unit: THB', 'unit: BHT']],
    [
      `${file}:5:9 error [unknown-unit] "fee.unit" is "BHT", which is no currency of places.json. → It can be: THB, MMK.`,
    ],
  ],
  [
    'a span of time that is none',
    [['unit: THB', 'unit: moths']],
    [
      `${file}:5:9 error [unknown-unit] "fee.unit" is "moths", which is no currency of places.json, nor a span of time. → Did you mean "months"?`,
    ],
  ],
  [
    'a place above the highest of its table',
    [['value: 0', 'table: { bangkok: 450, tak: 352, lowest: 352, highest: 400 }']],
    [
      `${file}:4:12 error [out-of-range] "fee.table" has 450 for "bangkok", and "highest" is 400. → Look at both, "bangkok" and "highest".`,
    ],
  ],
  [
    'an end of the range that no place has',
    [['value: 0', 'table: { bangkok: 400, tak: 352, lowest: 337, highest: 400 }']],
    [`${file}:4:44 warning [out-of-range] "fee.table" has no place with the lowest number, 337. → Look at "lowest".`],
  ],
];

describe('the checker, on facts', () => {
  it.each(cases)('tells %s', (_, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });

  it('tells a fact that is held back for its age', () => {
    const files = smallContent();
    files['content/freshness.yaml'] += 'border: { days: 14, when_old: withhold }\n';
    files[file] = (files[file] ?? '').replace('kind: law', 'kind: border');
    expect(checkFiles(files).problems.map(told)).toEqual([
      `${file}:3:9 warning [old-fact] "fee" is 43 days old, and a "border" may be 14: people read a safe sentence in its place. → Look at the source again, and write the day on which it spoke.`,
    ]);
  });

  it('tells a place that is offered and not in the table of its sum', () => {
    const files = smallContent();
    const flow = 'flows/job.yaml';
    files[flow] = (files[flow] ?? '').replace(
      '  verdict:',
      '  place:\n    ask: [bangkok, tak]\n  gap:\n    compute: wage_gap\n    with: { amount: amount, currency: currency, per: fee, place: place, minimum: th.fee }\n  verdict:',
    );
    files[file] = (files[file] ?? '').replace('value: 0', 'table: { bangkok: 400, lowest: 400, highest: 400 }');
    const found = checkFiles(files).problems.filter(({ rule }) => rule === 'missing-place');
    expect(found.map(told)).toEqual([
      `${file}:4:3 error [missing-place] "fee.table" lacks "tak", which "place" of flows/job.yaml offers. → Add tak: and its number.`,
    ]);
  });
});
