import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/bundle/compile.ts';
import { readSource, readSources, type Source } from '../../src/bundle/read.ts';
import { quoted, shorten } from '../../src/drawing/label.ts';
import { drawMermaid } from '../../src/drawing/mermaid.ts';
import { smallContent } from '../check/small-content.ts';

function bundleOf(change: Record<string, string> = {}): Bundle {
  const files = { ...smallContent(), ...change };
  return compile(Object.entries(files).map(([file, text]) => readSource(file, text) as Source)).bundle;
}

function drawn(bundle: Bundle, flow: string, lang = 'en'): string[] {
  const found = bundle.flows[flow];
  return found ? drawMermaid(bundle, found, lang).text.split('\n') : [];
}

describe('a conversation as a Mermaid flowchart', () => {
  it('has a box for each step and an arrow for each way, so that nothing has to be looked up in the file', () => {
    const lines = drawn(bundleOf(), 'job');
    expect(lines).toContain('flowchart TD');
    expect(lines).toContain('  begin((" ")) --> s1');
    expect(lines.filter((line) => /^ {2}s\d+[[{(]/.test(line))).toHaveLength(9);
    expect(lines.find((line) => line.includes('verdict'))).toBe('  s5{"verdict"}');
    expect(lines).toContain('  s5 -->|"if worst: stop/danger"| s6');
    expect(lines).toContain('  s5 -->|"otherwise"| s7');
    expect(lines.find((line) => line.startsWith('  s1{{'))).toContain('⚑ some: fee_charged');
    expect(lines.find((line) => line.startsWith('  s2{{'))).toContain('if fee: some');
  });

  it('names other conversations and the numbers that are shown, because they end where somebody can be called', () => {
    const menu = drawn(bundleOf(), 'menu');
    expect(menu).toContain('  x1[["job.fee"]]');
    expect(drawn(bundleOf(), 'people').some((line) => line.includes('☎ people'))).toBe(true);
    expect(drawn(bundleOf(), 'emergency').some((line) => line.includes('(["back to where it was"])'))).toBe(true);
  });

  it('says the answers on the arrows in the language that was asked for', () => {
    const bundle = bundleOf();
    const label = (lang: string) => drawn(bundle, 'menu', lang).find((line) => line.includes('-->|'));
    expect(label('my')).toMatch(/စကား/);
    expect(label('en')).toMatch(/word/);
  });

  it('calls no box "end", which would break the drawing', () => {
    const flow = 'start: end\nsteps:\n  end:\n    offer: [end]\n    next: { end: menu.start }\n';
    expect(drawn(bundleOf({ 'flows/rent.yaml': flow }), 'rent').slice(1, 4)).toEqual([
      '  begin((" ")) --> s1',
      '  s1{{"end"}}',
      '  x1[["menu.start"]]',
    ]);
  });

  it('says when it is larger than Mermaid draws, because the page shows an error then', () => {
    const steps = Array.from({ length: 700 }, (_, index) => `  step_${index}: {}`).join('\n');
    const bundle = bundleOf({ 'flows/rent.yaml': `start: step_0\nsteps:\n${steps}\n  last: { next: menu.start }\n` });
    const flow = bundle.flows.rent;
    expect(flow && drawMermaid(bundle, flow, 'en').tooLarge).toBe('701 arrows; Mermaid and GitHub draw 500');
  });

  it('stays below what Mermaid draws for every conversation of the project, in every language', () => {
    const { bundle } = compile(readSources(`${import.meta.dirname}/../..`).sources);
    for (const lang of Object.keys(bundle.languages))
      for (const flow of Object.values(bundle.flows)) expect(drawMermaid(bundle, flow, lang).tooLarge).toBeUndefined();
  });
});

describe('a label', () => {
  it.each([
    ['Say "yes" [now] {or} (never)', '"Say #34;yes#34; #91;now#93; #123;or#125; (never)"'],
    ['<b>#1;</b> & `code`', '"#60;b#62;#35;1;#60;/b#62; #38; #96;code#96;"'],
    ['1. First', '"1#46; First"'],
    ['- First', '"#45; First"'],
    ['အိမ်ပြန်ချင်ပါသလား။', '"အိမ်ပြန်ချင်ပါသလား။"'],
  ])('of %s is drawn as it is written, not read as a sign of Mermaid', (text, escaped) => {
    expect(quoted([text])).toBe(escaped);
  });

  it('is cut between characters, so that no Burmese vowel is torn from its letter', () => {
    const short = shorten('မြန်မာ'.repeat(40));
    expect(short.endsWith('…')).toBe(true);
    expect('မြန်မာ'.repeat(40).startsWith(short.slice(0, -1))).toBe(true);
    expect([...new Intl.Segmenter('my').segment(short)]).toHaveLength(80);
  });
});
