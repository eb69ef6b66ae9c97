import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAdverts, type Sign } from '../../src/understand/advert.ts';
import { languages, real } from '../engine/real.ts';

type Example = { lang: string; text: string; deceptive: boolean };
const sets = join(import.meta.dirname, 'sets');
const read = <T>(file: string): T[] =>
  readFileSync(join(sets, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line));

const adverts = createAdverts(real);
const examples = read<Example>('adverts.jsonl');
const isGrave = ({ name }: Sign): boolean => real.flags[name]?.severity !== 'warn';
const warnsOf = (text: string): boolean => adverts.signs(text).some(isGrave);
const part = (of: string[], has: (text: string) => boolean): number => of.filter(has).length / of.length;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Parts of 1, on adverts that nobody wrote a phrase for. */
function measure(some: Example[]) {
  const texts = (deceptive: boolean) => some.filter((one) => one.deceptive === deceptive).map(({ text }) => text);
  return {
    warned: part(texts(true), warnsOf),
    falsely: part(texts(false), warnsOf),
    seen: part([...texts(true), ...texts(false)], (text) => adverts.read(text) !== undefined),
  };
}

const tell = (name: string, { warned, falsely, seen }: ReturnType<typeof measure>): unknown =>
  process.stdout.write(
    `${name}: deceptive warned of ${percent(warned)}, ordinary warned of ${percent(falsely)}, taken for an advert ${percent(seen)}\n`,
  );

// What was reached, a little below: 12 deceptive and 11 ordinary adverts a language, so one more or less is 9 %.
describe.each(languages)('adverts in "%s" that nobody wrote a phrase for', (lang) => {
  test('are judged no worse than before', () => {
    const measured = measure(examples.filter((one) => one.lang === lang));
    tell(lang, measured);
    expect(measured.warned).toBeGreaterThan(0.8);
    expect(measured.falsely).toBeLessThan(0.2);
    expect(measured.seen).toBeGreaterThan(0.8);
  });
});

test('of all deceptive adverts nine in ten are warned of, and of the ordinary ones hardly any', () => {
  const measured = measure(examples);
  tell('all', measured);
  expect(measured.warned).toBeGreaterThan(0.9);
  expect(measured.falsely).toBeLessThan(0.06);
});

test('what people ask and tell is hardly ever taken for an advert', () => {
  const messages = languages.flatMap((lang) => read<{ text: string; danger: string }>(`${lang}.jsonl`));
  const calm = messages.filter(({ danger }) => danger === 'none').map(({ text }) => text);
  const taken = part(calm, (text) => adverts.read(text) !== undefined);
  process.stdout.write(`messages about no danger taken for an advert ${percent(taken)}\n`);
  expect(taken).toBeLessThan(0.03);
});

const signsOf = (text: string): Record<string, string[]> =>
  Object.fromEntries(adverts.signs(text).map(({ name, words }) => [name, words]));

describe('the words of a sign', () => {
  test('are shown as they were typed', () => {
    expect(signsOf('CUSTOMER Service in Poipet, free Flight').scam_compound).toEqual(['CUSTOMER Service', 'Poipet']);
    expect(signsOf('ទុកលិខិតឆ្លងដែន នៅក្រុមហ៊ុន').papers_kept).toEqual(['ទុកលិខិតឆ្លងដែន']);
    expect(signsOf('มัด\u200bจำ ๕,๐๐๐ บาท').deposit_asked).toEqual(['มัด\u200bจำ']);
  });

  test('have no link, no name to write to and no number to call, so that nothing in them can be tapped', () => {
    const typed =
      'Customer service Mae Sot 1500 USD. telegram: t.me/boss_88 telegram only wa.me/95912345678 tg @boss_88';
    const shown = JSON.stringify(signsOf(typed));
    expect(shown).toContain('telegram');
    expect(shown).not.toMatch(/t\.me|wa\.me|@|\d{7}/);
    expect(JSON.stringify(signsOf('deposit 0812345678 www.pay.example/x deposit required'))).not.toMatch(
      /0812345678|www|example/,
    );
  });

  test('are few and short', () => {
    const words = adverts
      .signs('deposit required. '.repeat(3) + 'x'.repeat(40) + ' security deposit, bond of 5000, penalty')
      .flatMap((sign) => sign.words);
    expect(words.length).toBeLessThanOrEqual(9);
    expect(Math.max(...words.map((each) => each.length))).toBeLessThan(60);
  });
});

describe('what is harmless is no sign', () => {
  test.each(['No deposit required, you keep your passport.', 'ไม่เก็บเงินประกัน มีประกันสังคม', '不收押金，护照本人保管'])(
    '%s',
    (text) => {
      expect(adverts.signs(text).filter(isGrave)).toEqual([]);
    },
  );
});

describe('an advert', () => {
  test('in which no sign is found is told as such', () => {
    const text = 'Garment factory is hiring 40 workers, 372 baht a day, overtime paid, apply at the employment office.';
    expect(adverts.read(text)).toEqual({ flags: [] });
  });

  test('is not what somebody asks or tells about themselves', () => {
    const told = [
      'My boss keeps my passport and he did not pay me 9000 baht for two months, what should I do?',
      'Is it legal that they asked me to pay a deposit of 5000 baht before I start in the factory?',
      'นายจ้างยึดพาสปอร์ตของหนูไว้ และหักเงินเดือน หนูควรทำยังไงดีคะ ช่วยบอกหน่อยได้ไหม',
    ];
    expect(told.map((text) => adverts.read(text))).toEqual(told.map(() => undefined));
  });
});
