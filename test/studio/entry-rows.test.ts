import { beforeEach, describe, expect, it } from 'vitest';
import { studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);

const FACTS = 'content/facts/th.yaml';
const CONTACTS = 'content/contacts/th.yaml';
const TABLE = `  table:
    bangkok: 400
    tak: 352 # Mae Sot, too
`;
beforeEach(() => content.edit(FACTS, '  value: 0\n', TABLE));

const fee = { kind: 'fact', id: 'th.fee', langs: ['en'] };
const row = (name: string, was: unknown, is: unknown) => ({ path: ['table', name], was, is });
const save = (...edits: object[]) => ask('saveEntry', { ...fee, edits, confirmed: true });

describe('the rows of a fact', () => {
  // Its sum wants one number: that error was there before, and holds nobody up.
  it('are added at the end and taken out, and nothing else in the file changes, remarks neither', async () => {
    const before = content.read(FACTS);
    await save(row('phuket', null, '400'));
    expect(content.read(FACTS)).toBe(before.replace('# Mae Sot, too\n', '# Mae Sot, too\n    phuket: 400\n'));
    await save(row('bangkok', '400', null), row('tak', '352', '360'));
    expect(content.read(FACTS)).toContain('  table:\n    tak: 360 # Mae Sot, too\n    phuket: 400\n');
  });

  it('take the record of a check out, as a new value does', async () => {
    content.edit(
      FACTS,
      '  confidence: high\n',
      '  confidence: high\n  checked: { date: 2026-11-01, by: A. Example }\n',
    );
    await save(row('phuket', null, '400'));
    expect(content.read(FACTS)).not.toContain('checked');
  });

  it.each([
    ['is no number', row('phuket', null, 'many'), 'Expected a number'],
    ['has no name that files take', row('Phuket town', null, '400'), '"Phuket town" cannot be a name here'],
    ['somebody else has added meanwhile', row('tak', null, '400'), 'Somebody else has changed "fee.table.tak"'],
    ['somebody else has changed meanwhile', row('tak', '300', null), 'Somebody else has changed "fee.table.tak"'],
  ])('are refused where one %s', async (_, edit, says) => {
    const before = content.read(FACTS);
    expect((await save(edit)).wrong).toContain(says);
    expect(content.read(FACTS)).toBe(before);
  });
});

describe('the break of a desk', () => {
  const police = { kind: 'contact', id: 'th.police', langs: ['en'] };
  const open = { days: 'every_day', from: '08:30', to: '16:30' };
  const noon = { ...open, pause: { from: '12:00', to: '13:00' } };
  const change = (was: unknown, is: unknown) => ask('saveEntry', { ...police, edits: [{ path: ['hours'], was, is }] });

  it('is written beside the hours, and taken out again', async () => {
    await change('always', noon);
    expect(content.read(CONTACTS)).toContain('    to: "16:30"\n    pause: { from: "12:00", to: "13:00" }\n  speaks');
    await change(noon, open);
    expect(content.read(CONTACTS)).toContain('    to: "16:30"\n  speaks');
  });

  it('is refused outside the hours, since nobody can know when somebody answers', async () => {
    const { wrong } = await change('always', { ...open, pause: { from: '12:00', to: '18:00' } });
    expect(wrong).toContain('"police.hours" has a break from 12:00 to 18:00, and is open from 08:30 to 16:30.');
  });
});
