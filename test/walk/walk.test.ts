import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDirectory } from '../../src/check/check.ts';
import { walk } from '../../src/walk/walk.ts';
import { conversation } from '../../src/walk/tell.ts';
import { checkFiles, TODAY } from '../check/small.ts';
import { smallContent } from '../check/small-content.ts';

/** What a whole walk finds in the small content with some files replaced or changed. */
function walked(change: (files: Record<string, string>) => void = () => {}) {
  const files = smallContent();
  change(files);
  const { bundle } = checkFiles(files);
  return { bundle, ...walk(bundle, { now: TODAY, depth: 'whole' }) };
}

const swap = (file: string, from: string, to: string) => (files: Record<string, string>) => {
  const text = files[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  files[file] = text.replace(from, to);
};

const told = (change: (files: Record<string, string>) => void): string[] =>
  walked(change).faults.map(({ rule, at, says }) => `${rule} ${at?.flow}.${at?.step}: ${says}`);

describe("the walk through the project's own content", () => {
  it('finds no fault on any path, in any language, on any channel, in less than two minutes of one core', () => {
    const { bundle } = checkDirectory(join(import.meta.dirname, '..', '..'), TODAY);
    const before = process.cpuUsage();
    const { faults, cut, states, drawn } = walk(bundle, { now: TODAY, depth: 'whole' });
    expect(faults.map(({ rule, at, says }) => `${rule} ${at?.flow}.${at?.step}: ${says}`)).toEqual([]);
    expect({ cut, many: states > 5_000, drawn: drawn > 10_000 }).toEqual({ cut: false, many: true, drawn: true });
    // Not by the clock: other tests run beside this one.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(120);
  }, 240_000);
});

describe('the walk', () => {
  it('finds nothing in content without a fault, so that staff believe it', () => {
    expect(walked().faults).toEqual([]);
  });

  it('finds an end without anybody to call', () => {
    const found = told(swap('flows/about.yaml', 'forget: everything', 'show: organisation'));
    expect(found).toEqual(['nobody-to-call about.gone: The conversation ends here, without anybody to call.']);
  });

  it('finds help that forgets where somebody was', () => {
    expect(told(swap('flows/emergency.yaml', 'interrupts: true\n', ''))[0]).toContain(
      'Who goes back from help does not come to this question.',
    );
  });

  it('finds a verdict that no answers lead to', () => {
    const found = told(swap('flows/job.yaml', 'when: { worst: [stop, danger] }', 'when: { worst: stop }'));
    expect(found).toEqual(['no-verdict job.bad: No answers lead to the verdict "bad".']);
  });

  it('finds a step behind a condition that can never hold', () => {
    expect(told(swap('flows/job.yaml', 'when: { fee: some }', 'when: { fee: some, currency: THB }'))).toContain(
      'never-said job.amount: No answers lead to "amount".',
    );
  });

  it('finds "I don\'t know" that ends without a verdict', () => {
    expect(
      told(swap('flows/job.yaml', '      - { go: good }', '      - { when: { worst: warn }, go: good }')),
    ).toContain('unsure-nowhere job.fee: "I don\'t know" to every question of "job" leads to no verdict.');
  });

  it('finds more than LINE takes at once, in the one language in which it is too much', () => {
    const long = (files: Record<string, string>) => {
      const words = JSON.parse(files['locales/my/job.json'] ?? '') as { tips: { text: string } };
      words.tips.text = 'စကားလုံး '.repeat(3_000);
      files['locales/my/job.json'] = JSON.stringify(words);
    };
    expect(told(long)).toContainEqual(
      expect.stringMatching(/^refused job\.after: On line, in "my": more than 5 messages/),
    );
  });

  it('finds an answer that a platform has no room for', () => {
    const many = Array.from({ length: 14 }, (_, n) => `c${n}`).join(', ');
    expect(told(swap('flows/job.yaml', 'ask: [THB, MMK]', `ask: [${many}]`))).toContainEqual(
      expect.stringMatching(/^lost job\.currency: On line, in "en": the answer ".*" does not arrive\.$/),
    );
  });

  it('tells each fault as the conversation that leads there', () => {
    const { faults, bundle } = walked(swap('flows/about.yaml', 'forget: everything', 'show: organisation'));
    const fault = faults.find(({ rule }) => rule === 'nobody-to-call');
    expect(fault && conversation(bundle, fault, TODAY)).toMatchInlineSnapshot(`
      "    you: (opens the chat)
          bot: စကား text
          you: (words that open "about")
          bot: စကား text
          you: [ word delete ]
          bot: word text
               စကား text
               
               word by Crossing word contact crossing@example.org"
    `);
  });

  it('looks at a part only when it is to be quick, and says so', () => {
    const { bundle } = checkDirectory(join(import.meta.dirname, '..', '..'), TODAY);
    const { faults, cut, states } = walk(bundle, { now: TODAY, depth: 'quick' });
    expect({ faults, cut, few: states < 500 }).toEqual({ faults: [], cut: true, few: true });
  });

  it('reports progress on the way, since a large content takes its time', () => {
    const { bundle } = checkDirectory(join(import.meta.dirname, '..', '..'), TODAY);
    const heard: string[] = [];
    walk(bundle, { now: TODAY, depth: 'quick', every: 1_000, tell: (progress) => heard.push(progress) });
    expect(heard[0]).toMatch(/^1000 turns, \d+ states$/);
  });
});
