import { describe, expect, test } from 'vitest';
import { matchKey } from '../../src/understand/key.ts';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { createSlips } from '../../src/understand/slips.ts';
import { languages, real } from '../engine/real.ts';

describe('a word with one slip', () => {
  const slips = createSlips(['help', 'emergency', 'ช่วยด้วย', '救命啊啊'].map(matchKey));

  test.each([
    ['hlep', 'help'],
    ['helpp', 'help'],
    ['emergncy', 'emergency'],
    ['ช่วยดวย', 'ช่วยด้วย'],
  ])('"%s" is "%s"', (typed, meant) => expect(slips(matchKey(typed))).toBe(matchKey(meant)));

  test.each(['hello', 'hep i', 'hlpe me', '救命啊', 'h', ''])('"%s" is none of them', (typed) =>
    expect(slips(matchKey(typed))).toBeUndefined(),
  );
});

test('no answer that stands on a button is taken for a cry for help with a slip', () => {
  const understand = createUnderstand(real);
  const labels = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values((value ?? {}) as Record<string, unknown>).flatMap(labels);
  const choices = (texts: unknown): string[] =>
    Object.entries((texts ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      name === 'choices' ? labels(value) : typeof value === 'object' ? choices(value) : [],
    );
  const taken = languages.flatMap((lang) =>
    Object.values(real.flows).flatMap(({ name }) =>
      choices(real.texts[lang]?.[name]).filter((label) => understand(label).command === 'emergency'),
    ),
  );
  const own = languages
    .flatMap((lang) => real.texts[lang]?.words?.emergency ?? [])
    .flatMap((word) => (typeof word === 'string' ? matchKey(word) : []));
  expect(taken.filter((label) => !own.includes(matchKey(label)))).toEqual([]);
});
