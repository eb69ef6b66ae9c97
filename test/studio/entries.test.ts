import { describe, expect, it } from 'vitest';
import { entryQuestions } from '../../src/studio/entry-questions.ts';
import { type Any, studioDesk, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);

const CONTACTS = 'content/contacts/th.yaml';
const FACTS = 'content/facts/th.yaml';
const police = { kind: 'contact', id: 'th.police', langs: ['en', 'my'] };
const helpline = { ...police, id: 'th.helpline' };
const fee = { kind: 'fact', id: 'th.fee', langs: ['en', 'my'] };
const edit = (path: string, was: unknown, is: unknown) => ({ path: path.split('.'), was, is });

describe('a contact in the studio', () => {
  it('opens with what stands in its file and what people read of it, warning first', async () => {
    const { given, opinion, choices, file } = await ask('entry', police);
    expect(given).toMatchObject({ phone: '191', hours: 'always', source: { date: '2026-10-10' } });
    expect(file).toBe(CONTACTS);
    expect(opinion.held).toBeUndefined();
    expect(opinion.said[0].words.map(({ lang }: Any) => lang)).toEqual(['en', 'my']);
    expect(opinion.said[0].words[0].text).toContain('191');
    expect(opinion.steps.map(({ where }: Any) => where)).toContain('people.listed');
    expect(choices.endangers).toContainEqual(['papers_checked', 'word papers_checked']);
  });

  it('gets another number, and nothing else in the file changes', async () => {
    const before = content.read(CONTACTS);
    await ask('saveEntry', { ...police, edits: [edit('phone', '191', '1193')] });
    expect(content.read(CONTACTS)).toBe(before.replace('"191"', '"1193"'));
    const { opinion } = await ask('entry', police);
    expect(opinion.said[0].words[0].text).toContain('1193');
  });

  it('loses the record of a call with its number, since nobody has called the new one', async () => {
    content.edit(CONTACTS, 'phone: "191"', 'phone: "191"\n  called: { date: 2026-11-01, by: A. Example }');
    await ask('saveEntry', { ...police, edits: [edit('phone', '191', '1193')] });
    expect(content.read(CONTACTS)).not.toContain('called');
  });

  it('is told what is wrong with a number before it is saved, and refuses it then', async () => {
    const edits = [edit('phone', '191', 'one nine one')];
    const { problems } = await ask('tryEntry', { ...police, edits });
    expect(problems.map(({ message }: Any) => message).join()).toContain('"police.phone": A phone number has digits');
    const { wrong } = await ask('saveEntry', { ...police, edits });
    expect(wrong).toContain('Nothing was saved');
    const { problems: short } = await ask('tryEntry', { ...police, edits: [edit('phone', '191', '19')] });
    expect(short[0].message).toContain('has 2 digits');
    expect(content.read(CONTACTS)).toContain('"191"');
  });

  it('is not changed where somebody else has changed the same value, and is where it was another one', async () => {
    content.edit(CONTACTS, '"191"', '"1155"');
    const { wrong } = await ask('saveEntry', { ...police, edits: [edit('phone', '191', '1193')] });
    expect(wrong).toContain('“1155” You saw: “191”');
    await ask('saveEntry', { ...police, edits: [edit('cost', undefined, 'free')] });
    expect(content.read(CONTACTS)).toContain('"1155"\n');
    expect(content.read(CONTACTS)).toContain('cost: free\n');
  });

  it('is shown once somebody has called it and the organisation has agreed, and says before why it is not', async () => {
    expect((await ask('entry', helpline)).opinion.held).toBe('not_called');
    const call = { act: 'call', result: 'answered', date: '2026-11-20', phone: '084-121-1609', signed: 'A. Example' };
    const edits = [edit('speaks', 'unknown', ['en', 'my']), edit('hours', 'unknown', 'always')];
    expect((await ask('tryEntry', { ...helpline, ...call, edits })).opinion.held).toBe('not_agreed');
    await ask('saveEntry', { ...helpline, ...call, edits });
    const agreement = { act: 'agreement', date: '2026-11-21', role: 'director', signed: 'A. Example' };
    expect((await ask('tryEntry', { ...helpline, ...agreement })).opinion.held).toBeUndefined();
    await ask('saveEntry', { ...helpline, ...agreement });
    expect(content.read(CONTACTS)).toContain(
      '  called: { date: 2026-11-20, by: A. Example }\n  agreed: { date: 2026-11-21, by: A. Example, role: director }\n',
    );
    expect(content.read(CONTACTS)).toContain('  hours: always\n  speaks: [en, my]\n');
    const { contacts, calls } = await ask('freshness');
    expect(contacts.find(({ id }: Any) => id === 'th.helpline').shown).toBe(true);
    expect(calls.map(({ id }: Any) => id)).toEqual(['th.police']);
  });

  it('keeps a call that nobody answered apart: people read nothing of it, and it comes later in the list', async () => {
    const call = { act: 'call', result: 'no_answer', date: '2026-11-20', phone: '191', signed: 'A. Example' };
    await ask('saveEntry', { ...police, ...call });
    expect(content.read(CONTACTS)).toContain('tried: { date: 2026-11-20, by: A. Example }');
    const { calls } = await ask('freshness');
    expect(calls.find(({ id }: Any) => id === 'th.police')).toMatchObject({ tried: '2026-11-20', shown: true });
  });

  it('has no number any more when a stranger answers, so that nobody is sent there from the next publishing on', async () => {
    const call = { act: 'call', result: 'wrong_number', date: '2026-11-20', phone: '191', signed: 'A. Example' };
    expect((await ask('tryEntry', { ...police, ...call })).opinion.held).toBe('no_phone');
    await ask('saveEntry', { ...police, ...call });
    expect(content.read(CONTACTS)).toContain('phone: "unknown"');
  });

  it.each([
    ['a name', { signed: ' ' }, 'Say who you are'],
    ['a day', { date: '1 November' }, 'on which day'],
    ['a day that has come', { date: '2999-01-01' }, 'in the future'],
    ['what came of it', { result: 'maybe' }, 'answered, no answer'],
    ['the number that was called', { phone: '1155' }, 'Somebody else has changed'],
  ])('asks for %s when a call is recorded', async (_, more, says) => {
    const call = { act: 'call', result: 'answered', date: '2026-11-20', phone: '191', signed: 'A. Example', ...more };
    expect((await ask('saveEntry', { ...police, ...call })).wrong).toContain(says);
    expect(content.read(CONTACTS)).not.toContain('called');
  });

  it('asks nobody but organisations whether they agree', async () => {
    const agreement = { act: 'agreement', date: '2026-11-21', role: '', signed: 'A. Example' };
    expect((await ask('saveEntry', { ...police, ...agreement })).wrong).toContain('Only organisations');
  });

  it.each([['called'], ['agreed'], ['checked'], ['nothing'], ['__proto__']])(
    'takes no "%s" by way of a field, since only an act of somebody with a name writes records',
    async (word) => {
      const edits = [edit(`${word}.date`, undefined, '2026-11-20')];
      expect((await ask('saveEntry', { ...police, edits })).wrong).toContain('cannot be changed');
    },
  );

  it('is added with its words in every language, all or nothing', async () => {
    const given = {
      topics: ['people'],
      phone: '1300',
      kind: 'state',
      hours: { days: 'weekdays', from: '08:30', to: '16:30' },
      speaks: 'unknown',
      serves: ['everyone'],
      endangers: ['none_known'],
      confidence: 'high',
      source: { title: 'Ministry', url: 'https://example.org/1300', date: '2026-11-01' },
      press: '',
    };
    const added = { kind: 'contact', id: 'th.social', given, words: { en: { name: 'Social', for: 'Help.' } } };
    const before = content.read(CONTACTS);
    expect((await ask('addEntry', added)).wrong).toContain('in "my", too');
    expect(content.read(CONTACTS)).toBe(before);
    const my = { name: 'စကား', for: 'စကား' };
    const saved = await ask('addEntry', { ...added, words: { ...added.words, my } });
    expect(saved.wrong).toBeUndefined();
    expect(content.read(CONTACTS)).toBe(
      `${before}social:\n  topics: [people]\n  phone: "1300"\n  kind: state\n  hours: { days: weekdays, from: "08:30", to: "16:30" }\n  speaks: unknown\n  serves: [everyone]\n  endangers: [none_known]\n  confidence: high\n  source:\n    title: Ministry\n    url: https://example.org/1300\n    date: 2026-11-01\n`,
    );
    expect(JSON.parse(content.read('locales/my/contacts.json')).th.social).toEqual(my);
    expect((await ask('addEntry', { ...added, words: { ...added.words, my } })).wrong).toContain('already');
  });
});

describe('a contact that is being written', () => {
  it('is told what is wrong with its number, and not yet what is still empty', async () => {
    const body = { kind: 'contact', id: 'th.new_line', langs: ['en'], given: { phone: 'one' }, words: {} };
    const { problems } = await ask('tryNewEntry', body);
    expect(problems.map(({ message }: Any) => message)).toEqual([
      expect.stringContaining('"new_line.phone": A phone number has digits'),
    ]);
    expect(content.read(CONTACTS)).not.toContain('new_line');
  });

  it('is read as people will read it as soon as everything is there, in the languages that have its words', async () => {
    const given = {
      topics: ['people'],
      phone: '1300',
      kind: 'state',
      hours: 'always',
      speaks: ['en'],
      serves: ['everyone'],
      endangers: ['none_known'],
      confidence: 'high',
      source: { title: 'Ministry', url: 'https://example.org/', official: 'true' },
    };
    const words = { en: { name: 'New line', for: 'Everything.' } };
    const body = { kind: 'contact', id: 'th.new_line', langs: ['en'], given, words };
    const { problems, opinion } = await ask('tryNewEntry', body);
    expect(problems).toEqual([]);
    expect(opinion.said[0].words[0].text).toContain('New line');
    expect(opinion.held).toBeUndefined();
  });
});

describe('a fact in the studio', () => {
  it('shows the sentences in which it is said, as they will read, and the steps that reckon with it', async () => {
    const edits = [edit('valid_from', '2025-01-01', '2025-02-01')];
    const { opinion } = await ask('tryEntry', { ...fee, edits });
    expect(opinion.steps).toContainEqual({ where: 'job.excess', why: expect.stringContaining('fee_excess') });
    const [said] = opinion.said;
    expect(said.where).toBe('job:excess.outcomes.above');
    expect(said.words[0].text).toContain('February 1, 2025');
    expect(said.words[0].text).not.toContain('{{');
    expect(opinion.age).toBe('fresh');
  });

  it('changes only with a look at its source: another day, or the word of somebody that the day still holds', async () => {
    const edits = [edit('value', '0', '500')];
    expect((await ask('saveEntry', { ...fee, edits })).wrong).toContain('You changed the value');
    await ask('saveEntry', { ...fee, edits: [...edits, edit('source.date', '2026-10-10', '2026-11-02')] });
    expect(content.read(FACTS)).toContain('value: 500\n');
    expect(content.read(FACTS)).toContain('date: 2026-11-02 }');
    await ask('saveEntry', { ...fee, edits: [edit('value', '500', '600')], confirmed: true });
    expect(content.read(FACTS)).toContain('value: 600\n');
  });

  it('is checked only by somebody who signs, and no more when its value changes', async () => {
    expect((await ask('saveEntry', { ...fee, edits: [], checked: true })).wrong).toContain('Say who you are');
    await ask('saveEntry', { ...fee, edits: [], checked: true, signed: 'A. Example' });
    const today = new Date().toISOString().slice(0, 10);
    expect(content.read(FACTS)).toContain(`checked: { date: ${today}, by: A. Example }`);
    await ask('saveEntry', { ...fee, edits: [edit('value', '0', '1')], confirmed: true });
    expect(content.read(FACTS)).not.toContain('checked');
  });

  it('is added to its country’s file, a number without quotes', async () => {
    const given = {
      kind: 'law',
      value: '15',
      unit: 'days',
      confidence: 'medium',
      source: { title: 'Gazette', url: 'https://example.org/15', date: '2026-11-01' },
    };
    await ask('addEntry', { kind: 'fact', id: 'th.notice', given });
    expect(content.read(FACTS)).toContain(
      'notice:\n  kind: law\n  value: 15\n  unit: days\n  confidence: medium\n  source:\n',
    );
  });

  it('says what is not there and what can be no name', async () => {
    expect((await ask('entry', { ...fee, id: 'th.nothing' })).wrong).toContain('no fact "th.nothing"');
    expect((await ask('entry', { ...fee, id: '../x.y' })).wrong).toContain('A name has letters');
    expect((await ask('entry', { kind: 'flow', id: 'th.fee' })).wrong).toContain('a fact or a contact');
  });
});

describe('who may change facts and contacts', () => {
  const { desk } = studioDesk(content);
  const reviewer = { name: 'B. Example', roles: ['reviewer' as const], languages: ['my'] };

  it('are editors alone; everybody who may come in may look and try', async () => {
    const edits = [edit('phone', '191', '1193')];
    expect(() => entryQuestions.saveEntry?.(desk, { ...police, edits }, reviewer)).toThrow('Only an editor');
    expect(() => entryQuestions.addEntry?.(desk, {}, reviewer)).toThrow('Only an editor');
    expect(await entryQuestions.entry?.(desk, police, reviewer)).toMatchObject({ id: 'th.police' });
    expect(await entryQuestions.tryEntry?.(desk, { ...police, edits }, reviewer)).toMatchObject({ problems: [] });
    expect(content.read(CONTACTS)).toContain('"191"');
  });

  it('sign with the name of their account, whatever a page sends', async () => {
    const call = { act: 'call', result: 'answered', date: '2026-11-20', phone: '191', signed: 'Somebody else' };
    await entryQuestions.saveEntry?.(desk, { ...police, ...call }, { ...reviewer, roles: ['editor'] });
    expect(content.read(CONTACTS)).toContain('by: B. Example }');
  });
});
