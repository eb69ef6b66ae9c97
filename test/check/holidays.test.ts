import { describe, expect, it } from 'vitest';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

const file = 'content/holidays/th.yaml';
const SOURCE = '  source: { title: Gazette, url: https://example.org/, date: 2026-01-10 }';
const list = (days: string, more = '', year = '2026') =>
  `# yaml-language-server: $schema=../../schemas/holidays.json\n${year}:\n${more}${SOURCE}\n  days: { ${days} }\n`;

/** Problems of a content in which an office is open on working days only. */
function found(holidays?: string, name = file): string[] {
  const files = smallContent();
  const contacts = 'content/contacts/th.yaml';
  const hours = 'hours: { days: weekdays, from: "08:30", to: "16:30" }';
  files[contacts] = (files[contacts] ?? '').replace('hours: unknown', hours);
  if (holidays) files[name] = holidays;
  return checkFiles(files)
    .problems.filter(({ rule }) => rule.includes('holiday'))
    .map(told);
}

describe('the checker, on public holidays', () => {
  it('warns 60 days before the lists end, with the day, because then people read that today may be a holiday', () => {
    expect(found(list('2026-12-10: Constitution Day'))).toEqual([
      `${file}:1:1 warning [missing-holidays] From 2027-01-01 on no public holidays are known for "th", where "helpline" is open on working days only. → Write them into ${file}, with their source.`,
    ]);
  });

  it('warns beside the hours where there is no list at all', () => {
    expect(found()).toEqual([
      `content/contacts/th.yaml:16:3 warning [missing-holidays] From 2026-11-22 on no public holidays are known for "th", where "helpline" is open on working days only. → Write them into ${file}, with their source.`,
    ]);
  });

  it('is content when next year is there, too', () => {
    const next = list('2027-01-01: New Year').split('\n').slice(1).join('\n').replace('2026:', '2027:');
    expect(found(list('2026-12-10: Constitution Day') + next)).toEqual([]);
  });

  it('tells a source that speaks in the future', () => {
    const files = smallContent();
    files[file] = list('2026-12-10: Constitution Day').replace('2026-01-10', '2027-01-10');
    expect(checkFiles(files).problems.map(told)).toEqual([
      `${file}:3:62 error [impossible-date] "2026.source.date" is 2027-01-10, which is in the future. → Write the day on which it happened.`,
    ]);
  });

  it('tells a day that is never looked at', () => {
    const strange = (text: string, name = file) => found(text, name).filter((one) => one.includes('strange-holiday'));
    expect(strange(list('2026-13-01: New Year'))).toEqual([
      `${file}:4:11 error [strange-holiday] "2026-13-01" is a day that is in no calendar. → Write year-month-day.`,
    ]);
    expect(strange(list('2027-01-01: New Year'))).toEqual([
      `${file}:4:11 error [strange-holiday] "2027-01-01" is not between 2026-01-01 and 2026-12-31. → Look at the year, and at "valid_from" and "valid_until".`,
    ]);
    expect(strange(list('2026-12-10: Constitution Day', '  valid_until: 2027-01-31\n'))).toEqual([
      `${file}:3:16 error [strange-holiday] "2027-01-31" is no day of 2026. → Write every year as a list of its own.`,
    ]);
    expect(strange(list('2026-12-10: Constitution Day'), 'content/holidays/tj.yaml')).toEqual([
      'content/holidays/tj.yaml:1:1 error [strange-holiday] "tj" is no country of content/countries.yaml. → Did you mean "th"?',
    ]);
  });
});
