import { describe, expect, it } from 'vitest';
import { spoiled } from './small.ts';

type Case = [what: string, file: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'a note to whoever is to write the words',
    'locales/my/job.json',
    [['"text": "စကား text",\n    "topic"', '"text": "✎ Ask here.",\n    "topic"']],
    [
      'locales/my/job.json:3:14 error [unwritten] One text of this file has the mark "✎": it is still to be written or translated. → Write the words and take the mark out: people can read this text.',
    ],
  ],
  [
    'a text that is missing',
    'locales/my/job.json',
    [['    "text": "စကား text",\n    "topic"', '    "topic"']],
    ['locales/my/job.json:2:3 error [missing-text] "fee.text" is missing. → In English it is: "word text"'],
  ],
  [
    'the words of a whole step',
    'locales/my/job.json',
    [[/,\n {2}"good": \{[^}]*\}/, '']],
    ['locales/my/job.json:22:3 error [missing-text] "good" is missing, with "text". → Add it below "bad".'],
  ],
  [
    'a choice that is missing',
    'locales/my/job.json',
    [[/,\n\s*"some": "စကား some"/, '']],
    [
      'locales/my/job.json:6:7 error [missing-text] "fee.choices.some" is missing. → Add it below "none". In English it is: "word some"',
    ],
  ],
  [
    'an item of a list',
    'locales/my/job.json',
    [[/,\n\s*"ask_in_writing": "[^"]*"/, '']],
    [
      'locales/my/job.json:31:7 error [missing-text] "tips.items.ask_in_writing" is missing. → Add it below "wait". In English it is: "word ask_in_writing"',
    ],
  ],
  [
    'an outcome of a sum',
    'locales/en/job.json',
    [[/,\n\s*"unclear": "[^"]*"/, '']],
    ['locales/en/job.json:45:7 error [missing-text] "excess.outcomes.unclear" is missing. → Add it below "within".'],
  ],
  [
    'a choice under another name than in the flow',
    'locales/my/job.json',
    [['"some":', '"sone":']],
    [
      'locales/my/job.json:7:7 error [unknown-text] Nothing uses "fee.choices.sone", and "fee.choices.some" is missing. → Did you mean "some"?',
    ],
  ],
  [
    'a text that nothing uses',
    'locales/my/flags.json',
    [['{\n', '{\n  "debt": { "name": "စကား" },\n']],
    [
      'locales/my/flags.json:2:3 warning [unknown-text] Nothing uses "debt". → Take it out, in all languages, or look how the name is written elsewhere.',
    ],
  ],
  [
    'the words of a flag',
    'locales/my/flags.json',
    [[/"why": "စကား why"/, '"whz": "စကား"']],
    [
      'locales/my/flags.json:4:5 error [unknown-text] Nothing uses "fee_charged.whz", and "fee_charged.why" is missing. → Did you mean "why"?',
    ],
  ],
  [
    'the words of a risk',
    'content/contacts/th.yaml',
    [['endangers: [none_known]', 'endangers: [recorded]']],
    [
      'content/contacts/th.yaml:19:15 error [unknown-risk] "helpline.endangers" names "recorded", which is not a risk of risks.json. → It can be: papers_checked, none_known.',
    ],
  ],
  [
    'the name of a country',
    'locales/my/places.json',
    [[/"mm": "[^"]*"/, '"mn": "စကား"']],
    [
      'locales/my/places.json:4:5 error [unknown-text] Nothing uses "country.mn", and "country.mm" is missing. → Did you mean "mm"?',
    ],
  ],
  [
    'a phrase of the bot',
    'locales/my/bot.json',
    [[/,\n {2}"phrase_intro": "[^"]*"/, '']],
    [
      'locales/my/bot.json:62:3 error [missing-text] "phrase_intro" is missing. → Add it below "phrase". In English it is: "word phrase_intro"',
    ],
  ],
  [
    'a list of typed words',
    'locales/my/words.json',
    [[/"back": \[[^\]]*\],/, '']],
    ['locales/my/words.json:8:3 error [missing-text] "back" is missing. → Add it below "help".'],
  ],
  [
    'a list of typed words that is one text',
    'locales/my/words.json',
    [[/"back": \[[^\]]*\]/, '"back": "စကား, back"']],
    ['locales/my/words.json:11:11 error [missing-text] "back" should be a list of words. → Write ["one", "another"].'],
  ],
  [
    'an empty text',
    'locales/en/job.json',
    [['"good": {\n    "text": "word text"', '"good": {\n    "text": " "']],
    ['locales/en/job.json:26:13 error [empty-text] "good.text" is empty. → Write the text, or take the line out.'],
  ],
  [
    'a placeholder that is missing',
    'locales/my/job.json',
    [[' {{excess}}', '']],
    [
      'locales/my/job.json:44:16 error [placeholder] "excess.outcomes.above" lacks the placeholder {{excess}}. → Write {{excess}} where it belongs in the sentence.',
    ],
  ],
  [
    'a misspelt placeholder',
    'locales/my/job.json',
    [['{{excess}}', '{{exces}}']],
    [
      'locales/my/job.json:44:40 error [placeholder] "excess.outcomes.above" has the placeholder {{exces}}, which is not known here. → Did you mean "excess"?',
    ],
  ],
  [
    'a placeholder that its step does not know',
    'locales/en/job.json',
    [['word unclear', 'word {{wage}}']],
    [
      'locales/en/job.json:46:26 error [placeholder] "excess.outcomes.unclear" has the placeholder {{wage}}, which is not known here.',
    ],
  ],
  [
    'a placeholder without its second brace',
    'locales/my/job.json',
    [['{{excess}}', '{{excess}']],
    [
      'locales/my/job.json:44:16 error [placeholder] "excess.outcomes.above" has a loose "{{". → A placeholder is written with two on each side: {{name}}.',
    ],
  ],
  [
    'a phrase without its number',
    'locales/en/bot.json',
    [['word phone {{phone}}', 'word phone']],
    [
      'locales/en/bot.json:33:14 error [placeholder] "contact.phone" lacks the placeholder {{phone}}. → Write {{phone}} where it belongs in the sentence.',
    ],
  ],
  [
    'a fact that is not there',
    'locales/en/job.json',
    [['{{th.fee.date}}', '{{th.fees.date}}']],
    [
      'locales/en/job.json:44:51 error [unknown-fact] "excess.outcomes.above" names {{th.fees.date}}, which is no fact and no number of a contact. → Did you mean "th.fee.date"?',
    ],
  ],
  [
    'two answers with the same words',
    'locales/my/job.json',
    [['"some": "စကား some"', '"some": "စကား NONE!"']],
    [
      'locales/my/job.json:7:15 error [same-label] "fee.choices.some" reads the same as "none": "စကား NONE!". → Word one of them differently.',
    ],
  ],
  [
    'an answer that reads like "I don\'t know"',
    'locales/en/job.json',
    [['"some": "word some"', '"some": "Word unsure"']],
    [
      'locales/en/job.json:7:15 error [same-label] "fee.choices.some" reads the same as "unsure": "Word unsure". → Word one of them differently.',
    ],
  ],
  [
    'a typed word under two commands',
    'locales/en/words.json',
    [['"word menu"', '"word menu", "Word Help!"']],
    [
      'locales/en/words.json:6:18 error [double-word] "Word Help!" stands under "menu" and under "help". → Keep it in one of the lists.',
      'locales/en/words.json:9:5 error [double-word] "word help" stands under "menu" and under "help". → Keep it in one of the lists.',
    ],
  ],
  [
    'the number of a contact in a text',
    'locales/en/job.json',
    [['"good": {\n    "text": "word text"', '"good": {\n    "text": "Please call 191."']],
    [
      'locales/en/job.json:26:26 warning [phone-in-text] "good.text" has the number 191 in it. → Write {{th.police.phone}} instead.',
    ],
  ],
  [
    'a number of a law in a sentence; the other languages are compared with this one',
    'locales/en/job.json',
    [['"good": {\n    "text": "word text"', '"good": {\n    "text": "1. You may say no within 7 days."']],
    [
      'locales/en/job.json:26:39 warning [number-in-text] "good.text" has the number 7 in it, which is no fact. → Write it into content/facts, with its source, and name it here: {{th.name.value}}.',
    ],
  ],
  [
    'a number of a law in words, beside a fact; "two people" are no rule',
    'locales/en/job.json',
    [['{{th.fee.date}}', '{{th.fee.date}} Two people: once a month, one month before.']],
    [
      'locales/en/job.json:44:77 warning [number-in-text] "excess.outcomes.above" has the number once a month in it, which is no fact. → Write it into content/facts, with its source, and name it here: {{th.name.value}}.',
      'locales/en/job.json:44:91 warning [number-in-text] "excess.outcomes.above" has the number one month in it, which is no fact. → Write it into content/facts, with its source, and name it here: {{th.name.value}}.',
    ],
  ],
  [
    'a telephone number in native digits',
    'locales/my/job.json',
    [['"good": {\n    "text": "စကား text"', '"good": {\n    "text": "စကား ၀၈၄ ၁၂၁ ၁၆၀၉"']],
    [
      'locales/my/job.json:26:19 warning [phone-in-text] "good.text" has the number ၀၈၄ ၁၂၁ ၁၆၀၉ in it. → Write {{th.helpline.phone}} instead.',
    ],
  ],
  [
    'an invisible character',
    'locales/my/job.json',
    [['"good": {\n    "text": "စကား text"', '"good": {\n    "text": "စကား\u200b text"']],
    [
      'locales/my/job.json:26:18 error [invisible-character] "good.text" has an invisible character (U+200B) behind "စကား". → Delete it, and type the words around it again.',
    ],
  ],
  [
    'letters that are not in normal form',
    'locales/en/job.json',
    [['"good": {\n    "text": "word text"', '"good": {\n    "text": "a cafe\u0301 there"']],
    [
      'locales/en/job.json:26:16 error [not-normal] "good.text" has letters in an unusual form (not Unicode NFC). → Copy this over it: café',
    ],
  ],
  [
    'a text in the wrong script',
    'locales/my/job.json',
    [['"good": {\n    "text": "စကား text"', '"good": {\n    "text": "word text"']],
    [
      'locales/my/job.json:26:13 warning [wrong-script] "good.text" has no letter of its language (Burmese). → Translate it.',
    ],
  ],
];

describe('the checker, on texts in every language', () => {
  it.each(cases)('tells %s: sentence, place and what to type', (_, file, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });
});
