import { describe, expect, test } from 'vitest';
import type { Bundle, Contact } from '../../src/bundle/bundle.ts';
import { bestFor } from '../../src/engine/best.ts';
import { languages, real, textOf, today } from './real.ts';
import { talk } from './talk.ts';

const noted = { date: '2026-11-20', by: 'A' };
/** As it will be when staff have called two local desks of Thailand and one of Lao PDR, and they agreed. */
const called: Record<string, Partial<Contact>> = {
  'th.map_foundation': { phone: '000 000 001', called: noted, agreed: noted },
  'th.nightlight': { phone: '000 000 002', called: noted, agreed: noted, topics: ['labour', 'people'] },
  'la.mrc_pakse': { phone: '000 000 003', called: noted, agreed: noted },
};
const contacts = Object.values(real.contacts).map((contact): [string, Contact] => [
  contact.id,
  { ...contact, ...called[contact.id] },
]);
const local: Bundle = { ...real, contacts: Object.fromEntries(contacts) };

const somebody = (country?: string, bundle = local, lang = 'en') =>
  talk({ bundle, session: { lang, answers: {}, ...(country ? { country } : {}) } }).say('help');
const ids = (it: ReturnType<typeof talk>): string[] =>
  it.turn.replies.flatMap(({ phones }) => phones.map(({ contact }) => contact));
const choices = (it: ReturnType<typeof talk>): string[] =>
  it.choices.filter(({ nav }) => !nav).map(({ choice }) => choice);

describe('who looks for help is asked for the province', () => {
  test('only where somebody who may be shown helps in one province: elsewhere it would change nothing', () => {
    expect(somebody('th').session.at?.step).toBe('area');
    expect(somebody('kh').session.at?.step).toBe('about');
    expect(somebody('th', real).session.at?.step).toBe('about');
  });

  test('with those provinces of that country alone, another place, and the way to leave it open', () => {
    expect(choices(somebody('th'))).toEqual(['th_bangkok', 'th_chiang_mai', 'th_tak', 'other', 'unsure']);
    expect(choices(somebody('la'))).toEqual(['la_champasak', 'other', 'unsure']);
  });

  test.each(languages)('in "%s", by name', (lang) => {
    const labels = somebody('th', local, lang).choices.map(({ label }) => label);
    expect(labels).toContain(textOf(lang, 'places:area.th.tak'));
  });

  test('and may type its name, its number, one of its towns, or a sentence with one', () => {
    for (const said of ['Tak (Mae Sot)', '3', 'mae sot', 'Maesot', 'I am in Umphang now', 'ตาก (แม่สอด)'])
      expect([said, somebody('th').say(said).session.answers.area]).toEqual([said, 'th_tak']);
    expect(somebody('th').say('Udon Thani').session.answers.area).toBe('other');
    expect(somebody('th').say('pakse').session.answers.area).toBeUndefined();
  });

  test('a cry that names a town is a cry', () => {
    expect(somebody('th').say('they lock us in near mae sot and beat us, help').session.at?.flow).toBe('emergency');
  });

  test('anew in another country', () => {
    const it = somebody('th').tap('th_tak', 'labour').tap('elsewhere').tap('la');
    expect(it.session.answers.area).toBeUndefined();
    expect(choices(it)).toEqual(['la_champasak', 'other', 'unsure']);
  });

  test('once more by going back', () => {
    expect(somebody('th').tap('th_tak').say('back').session.at?.step).toBe('area');
  });

  test('and what was answered is gone with the conversation', () => {
    const it = somebody('th').tap('th_tak', 'labour').tap('menu');
    expect(JSON.stringify(it.session)).not.toContain('tak');
  });
});

describe('those who help in the province', () => {
  const order = (area?: string, now = today) =>
    bestFor(local, { country: 'th', area, topic: 'labour', lang: 'en' }, now).contacts.map(({ id }) => id);

  test('come first, then those of the whole country, and last those of another province', () => {
    expect(order('tak')[0]).toBe('th.map_foundation');
    expect(order('tak').at(-1)).toBe('th.nightlight');
    expect(order('tak')[1]).toBe('th.labour_protection');
    expect(order('bangkok')[0]).toBe('th.nightlight');
    expect(new Set(order('tak'))).toEqual(new Set(order()));
  });

  test('do not come before those who may answer while they are closed', () => {
    const hours: Contact['hours'] = { days: 'weekdays', from: '09:00', to: '17:00' };
    const map = local.contacts['th.map_foundation'];
    if (!map) throw new Error('MAP is gone.');
    const bundle = { ...local, contacts: { ...local.contacts, [map.id]: { ...map, hours } } };
    const first = (time: string) =>
      bestFor(bundle, { country: 'th', area: 'tak', topic: 'labour', lang: 'en' }, Date.parse(time)).contacts[0]?.id;
    expect(first('2026-12-08T10:00:00+07:00')).toBe('th.map_foundation');
    expect(first('2026-12-10T10:00:00+07:00')).toBe('th.labour_protection');
    expect(first('2026-12-08T20:00:00+07:00')).toBe('th.labour_protection');
  });

  test('say where they help', () => {
    expect(somebody('th').tap('th_tak', 'labour').words).toContain('Helps people in: Chiang Mai, Tak (Mae Sot).');
  });

  test('say so on the short card, too; near a border who helps in the whole country stands for it', () => {
    const card = (country: string, ...taps: string[]) =>
      talk({ bundle: local, session: { lang: 'en', country, answers: {} } })
        .say('help now')
        .tap(...taps);
    const offices = card('la', 'offices').words;
    expect(offices).toContain('☎ 000 000 003 Helps people in: Champasak (Pakse).');
    const near = card('th', 'elsewhere', 'border', 'offices');
    expect(near.words).not.toContain('000 000');
    expect(near.words).toContain('Thailand: ');
  });

  test('and who gets no answer there is told the next ones, nobody twice, until there is nobody else', () => {
    const it = somebody('th').tap('th_tak', 'labour');
    const told = ids(it);
    expect(told[0]).toBe('th.map_foundation');
    for (const step of ['no_answer', 'no_answer']) {
      it.tap(step);
      expect(ids(it).filter((id) => told.includes(id))).toEqual([]);
      told.push(...ids(it));
    }
    expect(told).toContain('th.nightlight');
    expect(ids(it.tap('again'))[0]).toBe('th.map_foundation');
  });
});

describe('a location', () => {
  const maeSot = { kind: 'location', latitude: 16.71, longitude: 98.56 } as const;
  const isan = { kind: 'location', latitude: 16.1, longitude: 103.1 } as const;

  test('proposes the province beside the countries; tapped, it answers both questions', () => {
    const it = somebody().send(maeSot);
    expect(it.words).toContain('Tak (Mae Sot), Thailand, Myanmar');
    expect(choices(it).slice(0, 3)).toEqual(['th_tak', 'th', 'mm']);
    expect(JSON.stringify(it.session)).not.toMatch(/tak|16\.7/);
    it.tap('th_tak');
    expect([it.session.country, it.session.answers.area, it.session.at?.step]).toEqual(['th', 'th_tak', 'about']);
    expect(ids(it.tap('labour'))[0]).toBe('th.map_foundation');
  });

  test('puts it first where the province is being asked, and says nothing of it where nobody helps in it alone', () => {
    expect(choices(somebody('th').send(maeSot))[0]).toBe('th_tak');
    expect(choices(somebody('th').send(isan)).slice(0, 2)).toEqual(['th_bangkok', 'th_chiang_mai']);
    expect(choices(somebody('th', real).send(maeSot))[0]).toBe('th');
  });

  test('names no province under the emergency card: nothing is asked there but the country', () => {
    const it = talk({ bundle: local, session: { lang: 'en', answers: {} } })
      .say('help now')
      .send(maeSot);
    expect(choices(it).slice(0, 2)).toEqual(['th', 'mm']);
  });

  test('changes the country that was answered before, when a province of another one is tapped', () => {
    const it = somebody().tap('th').send({ kind: 'location', latitude: 15.12, longitude: 105.8 });
    it.tap('la_champasak');
    expect([it.session.country, it.session.answers.area]).toEqual(['la', 'la_champasak']);
    expect(ids(it.tap('labour'))[0]).toBe('la.mrc_pakse');
  });
});
