import { describe, expect, it } from 'vitest';
import { checkFiles, spoiled, told } from './small.ts';
import { smallContent } from './small-content.ts';

type Case = [what: string, edits: [string | RegExp, string][], found: string[]];
const file = 'content/contacts/th.yaml';
const HELPLINE: [RegExp, string] = [/helpline:\n {2}topics: \[people\]/, 'helpline:\n  topics: [labour]'];

const cases: Case[] = [
  [
    'a topic that no conversation shows',
    [['topics: [people]', 'topics: [peeple, people]']],
    [
      `${file}:3:12 error [unknown-topic] "police.topics" names "peeple", which no conversation shows. → Did you mean "people"?`,
    ],
  ],
  [
    'a desk that should stand first for what it is never shown for',
    [['topics: [people]', 'topics: [people]\n  first_for: [peeple]']],
    [
      `${file}:4:15 error [first-for-other] "police.first_for" names "peeple", which is not one of its topics. → Did you mean "people"?`,
    ],
  ],
  [
    'a short number with a digit lost',
    [['"191"', '"11"']],
    [
      `${file}:4:10 error [phone-length] "police.phone" has 2 digits; a short number has 3 to 6. → Compare it with the source.`,
    ],
  ],
  [
    'a long number with a digit too many',
    [['"084-121-1609"', '"084-121-1609 123"']],
    [
      `${file}:14:10 error [phone-length] "helpline.phone" has 13 digits; a number that begins with 0 has 8 to 12. → Compare it with the source.`,
    ],
  ],
  [
    'two desks with one number',
    [HELPLINE, ['"084-121-1609"', '"191"']],
    [
      `${file}:4:10 warning [same-number] "police" has the same number as "th.helpline", and no key to press tells them apart. → Compare both with their sources.`,
      `${file}:14:10 warning [same-number] "helpline" has the same number as "th.police", and no key to press tells them apart. → Compare both with their sources.`,
    ],
  ],
  ['nothing where a key to press tells two desks apart', [HELPLINE, ['"084-121-1609"', '"191"\n  press: "2"']], []],
  [
    'an organisation that was called and not asked',
    [[/(endangers: \[none_known\])/, '$1\n  called: { date: 2026-11-18, by: Somchai }']],
    [
      `${file}:20:3 warning [unclear-consent] "helpline" was called, but has not agreed to be listed: its number is not shown. → Fill in "agreed", too, when it is done.`,
    ],
  ],
  [
    'an organisation that agreed and was not called',
    [[/(endangers: \[none_known\])/, '$1\n  agreed: { date: 2026-11-18, by: its director }']],
    [
      `${file}:20:3 warning [unclear-consent] "helpline" agreed to be listed, but has not been called: its number is not shown. → Fill in "called", too, when it is done.`,
    ],
  ],
  [
    'a danger and none at the same time',
    [['[papers_checked]', '[papers_checked, none_known]']],
    [`${file}:9:31 error [contrary-risk] "police.endangers" names "none_known" beside other risks. → Take it out.`],
  ],
  ['nothing where the number is still to be found', [['"084-121-1609"', 'unknown']], []],
  [
    'hours that end before they begin',
    [['hours: always', 'hours: { days: every_day, from: "16:30", to: "08:30" }']],
    [
      `${file}:6:10 error [wrong-hours] "police.hours" opens at 16:30 and closes at 08:30. → Write when it opens and when it closes on the same day; a desk that is open past midnight closes at 23:59.`,
    ],
  ],
  [
    'a break outside the hours',
    [['always', '{ days: every_day, from: "08:30", to: "16:30", pause: { from: "12:00", to: "17:00" } }']],
    [
      `${file}:6:10 error [wrong-hours] "police.hours" has a break from 12:00 to 17:00, and is open from 08:30 to 16:30. → The break begins and ends while it is open.`,
    ],
  ],
  [
    'an address with a space',
    [['https://example.org/, date', 'https://example.org/a page, date']],
    [`${file}:11:33 error [broken-link] "police.source.url" has a space in it. → Copy it from the address bar again.`],
  ],
  [
    'an address without a host',
    [['https://example.org/, date', 'https://police/, date']],
    [`${file}:11:33 error [broken-link] "police.source.url" names no host. → Copy it from the address bar again.`],
  ],
];

describe('the checker, on whom people call', () => {
  it.each(cases)('tells %s', (_, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });

  it('tells an office of the state in Myanmar that names no danger from the military', () => {
    const files = smallContent();
    const at = 'content/contacts/mm.yaml';
    files[at] = `${files[file]?.slice(0, files[file].indexOf('helpline:'))}`;
    expect(
      checkFiles(files)
        .problems.map(told)
        .filter((problem) => problem.startsWith(at)),
    ).toEqual([
      `${at}:9:14 error [unwarned-office] "police" is an office of the state in Myanmar, and "endangers" does not name "military". → Add military.`,
    ]);
  });

  it('tells once a country that its numbers are old, because a list of all of them is read by nobody', () => {
    const files = smallContent();
    files['content/freshness.yaml'] += 'contacts: { days: 90, when_old: say_so }\n';
    files[file] = (files[file] ?? '').replace('2026-10-10', '2023-01-01');
    files[file] += files[file]
      .slice(files[file].indexOf('police:'), files[file].indexOf('helpline:'))
      .replace('police', 'army')
      .replace('191', '192');
    for (const lang of ['en', 'my'])
      files[`locales/${lang}/contacts.json`] = (files[`locales/${lang}/contacts.json`] ?? '').replace(
        '"police": {',
        `"army": { "name": "${lang === 'en' ? 'army' : 'စကား'}", "for": "${lang === 'en' ? 'army' : 'စကား'}" },\n    "police": {`,
      );
    expect(checkFiles(files).problems.map(told)).toEqual([
      `${file}:2:1 warning [old-contacts] 2 numbers shown here were not called or looked up for 90 days, the oldest is "police" (2023-01-01). → Call it, and fill in "called".`,
    ]);
  });
});
