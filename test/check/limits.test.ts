import { describe, expect, it } from 'vitest';
import { spoiled } from './small.ts';

type Case = [what: string, file: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'a label that is cut',
    'locales/en/job.json',
    [['"some": "word some"', '"some": "Some money before signing"']],
    [
      'locales/en/job.json:7:15 error [long-label] "fee.choices.some" is 25 long; a Messenger button shows 20. → It would be cut here: "Some money before s | igning"',
    ],
  ],
  [
    'the name of a language that is cut',
    'content/languages.yaml',
    [['endonym: English', 'endonym: English of the border']],
    [
      'content/languages.yaml:2:16 error [long-label] The name of "en" is 21 long; a Messenger button shows 20. → It would be cut here: "English of the bord | er"',
    ],
  ],
  [
    'a text that LINE refuses',
    'locales/en/job.json',
    [['"good": {\n    "text": "word text"', `"good": {\n    "text": "${'long '.repeat(1001)}"`]],
    [
      'locales/en/job.json:26:13 error [long-text] "good.text" is 5005 long; a LINE message holds 5000. → Split it over two steps.',
    ],
  ],
  [
    'a text that is hard to read',
    'locales/my/job.json',
    [['"good": {\n    "text": "စကား text"', `"good": {\n    "text": "စကား ${'long '.repeat(130)}"`]],
    [
      'locales/my/job.json:26:13 warning [long-text] "good.text" has 655 characters; more than 600 are hard to read on a small screen. → Split it over two steps.',
    ],
  ],
];

describe('the checker, on what platforms and small screens hold', () => {
  it.each(cases)('tells %s: sentence, place and what to type', (_, file, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });
});
