import { describe, expect, it } from 'vitest';
import { checkFiles, spoiled, told } from './small.ts';
import { smallContent } from './small-content.ts';

describe('the checker, on countries and languages', () => {
  it('tells a neighbour that is not named back', () => {
    expect(spoiled('content/countries.yaml', ['neighbours: [th]', 'neighbours: []'])).toEqual([
      'content/countries.yaml:3:86 error [one-sided-neighbour] "mm.neighbours" lacks "th", which has "mm" as its neighbour. → Add it, or take the other out.',
    ]);
  });

  it('tells a time zone that no machine knows', () => {
    expect(spoiled('content/countries.yaml', ['Asia/Bangkok', 'Asia/Bankok'])).toEqual([
      'content/countries.yaml:2:61 error [unknown-zone] "th.zone" is "Asia/Bankok", which is no time zone. → Write it as Asia/Bangkok is written.',
    ]);
  });

  it('tells a language that was taken off the buttons where it belongs, because its folder is no place to look', () => {
    const files = smallContent();
    files['content/languages.yaml'] = (files['content/languages.yaml'] ?? '').replace(/my: .*\n/, '');
    const found = checkFiles(files).problems.filter(({ rule }) => rule === 'removed-language');
    expect(found.map(told)).toEqual([
      'content/languages.yaml:2:1 error [removed-language] The language "my" is not in this list; it has texts, and content/countries.yaml names it for "mm". → Add "my:", or take it out there and remove its folder.',
    ]);
  });
});

describe('the checker, on turnings of a conversation', () => {
  it('tells a choice that falls through to the step below', () => {
    expect(spoiled('flows/about.yaml', ['{ delete: sure, menu: menu.start }', '{ delete: gone }'])).toContain(
      'flows/about.yaml:7:13 error [falls-through] "start.next" names no way for "menu", so it leads to "sure" below. → If that is meant, add menu: sure.',
    );
  });

  it('tells a line that always holds above others', () => {
    const found = spoiled('flows/job.yaml', [
      /- \{ when: \{ worst: \[stop, danger\] \}, go: bad \}\n {6}- \{ go: good \}/,
      '- { go: good }\n      - { when: { worst: [stop, danger] }, go: bad }',
    ]);
    expect(found).toContain(
      'flows/job.yaml:20:15 error [dead-branch] "verdict.next" always takes this line, so those below it are never taken. → Put it last, or give it a "when".',
    );
  });

  it('tells an answer that leads to a step which does not wait for it, since its words would never be read', () => {
    expect(
      spoiled('flows/job.yaml', [
        'flag: { some: fee_charged }\n',
        'flag: { some: fee_charged }\n    next: { none: amount, some: amount, unsure: verdict }\n',
      ]),
    ).toEqual([
      'flows/job.yaml:7:19 warning [passed-over] "none" leads to "amount", which is passed over after this answer. → Lead it elsewhere, or add "none" to what "when" of "amount" waits for.',
    ]);
  });

  it('tells an interruption that never leads back', () => {
    expect(spoiled('flows/welcome.yaml', ['next: return', 'next: menu.start'])).toEqual([
      'flows/welcome.yaml:8:11 error [never-returns] This conversation interrupts others, and "language.next" leads away to "menu.start" instead of back. → Write "return", or let people choose ("offer").',
    ]);
  });
});
