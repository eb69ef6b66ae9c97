import { describe, expect, it } from 'vitest';
import { readStory } from '../../src/stories/read.ts';
import { playStories } from '../../src/stories/stories.ts';
import { printTouches, touches } from '../../src/touches/touches.ts';
import { checkFiles, TODAY } from '../check/small.ts';
import { smallContent } from '../check/small-content.ts';

const { bundle } = checkFiles(smallContent());
const { story } = readStory(
  'stories/fee.txt',
  'language: en\ncountry: th\nfrom: job.fee\nperson: [some]\nperson: 500 THB\n',
);
const { story: other } = readStory('stories/menu.txt', 'language: en\n');
const told = playStories(bundle, [story, other], TODAY);

/** As printed, without the empty lines. */
function printed(kind: string, id: string): string[] {
  const found = touches(bundle, kind, id, told);
  if ('wrong' in found) return [found.wrong];
  return printTouches(kind, id, found).split('\n').filter(Boolean);
}

describe('what a thing touches', () => {
  it('is for a fact: the sums that use it, the texts that say it in each language, and the stories that come to them', () => {
    expect(printed('fact', 'th.fee')).toMatchInlineSnapshot(`
      [
        "What depends on the fact "th.fee":",
        "Steps of conversations",
        "  job.excess – fee_excess uses it",
        "Texts, with the languages they are written in",
        "  job:excess.outcomes.above (en my) – says it",
        "Stories (conversation tests)",
        "  stories/fee.txt – comes to job:excess.text",
      ]
    `);
  });

  it('is for a contact: steps that show its topic, its page, its words; only stories that saw its number', () => {
    expect(printed('contact', 'th.police')).toMatchInlineSnapshot(`
      [
        "What depends on the contact "th.police":",
        "Steps of conversations",
        "  people.listed – shows the contacts for "people" in "th"",
        "  emergency.card – shows the contacts for "people" in "th"",
        "Pages",
        "  /call/th.police – calls it",
        "  /directory – shows it to who searches in "th"",
        "Texts, with the languages they are written in",
        "  contacts:th.police.name (en my) – says it",
        "  contacts:th.police.for (en my) – says it",
      ]
    `);
  });

  it('is for a flag: where it is raised, where it is shown, its words', () => {
    expect(printed('flag', 'fee_charged')).toMatchInlineSnapshot(`
      [
        "What depends on the flag "fee_charged":",
        "Steps of conversations",
        "  job.fee – raises it on some",
        "  job.bad – shows the flags that were raised",
        "Texts, with the languages they are written in",
        "  flags:fee_charged.name (en my) – its own words",
        "  flags:fee_charged.why (en my) – its own words",
        "Stories (conversation tests)",
        "  stories/fee.txt – comes to job:fee.text",
      ]
    `);
  });

  it('is for a step: what leads to it, and what hangs on its answer', () => {
    expect(printed('step', 'job.amount')).toMatchInlineSnapshot(`
      [
        "What depends on the step "job.amount":",
        "Steps of conversations",
        "  job.fee – leads to it",
        "  job.currency – has a condition on its answer",
        "  job.excess – fee_excess uses its answer",
        "Texts, with the languages they are written in",
        "  job:amount.text (en my) – its own words",
        "  job:amount.topic (en my) – its own words",
        "Stories (conversation tests)",
        "  stories/fee.txt – comes to job:amount.text",
      ]
    `);
  });

  it('is for a text: the step that says it, its languages', () => {
    expect(printed('text', 'job:fee.text')).toMatchInlineSnapshot(`
      [
        "What depends on the text "job:fee.text":",
        "Steps of conversations",
        "  job.fee – says it",
        "Texts, with the languages they are written in",
        "  job:fee.text (en my) – the text itself",
        "Stories (conversation tests)",
        "  stories/fee.txt – comes to job:fee.text",
      ]
    `);
  });

  it('is for a flow: its steps, what leads there, its words', () => {
    expect(printed('flow', 'welcome')).toMatchInlineSnapshot(`
      [
        "What depends on the flow "welcome":",
        "Steps of conversations",
        "  welcome.language – is a step of it",
        "Typed words",
        "  language – typed words that mean this lead to it",
        "Texts, with the languages they are written in",
        "  welcome:language.text (en my) – its own words",
      ]
    `);
  });

  it('cannot be told of a name that is wrong, and the near one is named', () => {
    expect(printed('fact', 'th.fees')).toEqual(['There is no fact "th.fees". Did you mean "th.fee"?']);
    expect(printed('facts', 'th.fee')).toEqual([
      '"facts" is nothing that can be asked about: fact, contact, flag, text, flow, step.',
    ]);
  });
});
