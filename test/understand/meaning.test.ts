import { describe, expect, test } from 'vitest';
import { commands, createUnderstand, LONGEST_MESSAGE } from '../../src/understand/meaning.ts';
import { languages, real, textOf, typedWords } from '../engine/real.ts';

const understand = createUnderstand(real);

describe.each(languages)('in "%s"', (lang) => {
  test.each([...commands])('every word for "%s" is understood, in capitals and with marks, too', (command) => {
    const typed = typedWords(lang, command).flatMap((word) => [
      word,
      ` ${word.toUpperCase()}!! `,
      word.normalize('NFD'),
    ]);
    // A language's own name is also a word for changing to it.
    const others = typed.filter((word) => understand(word).command !== command && command !== 'language');
    expect(typed).not.toEqual([]);
    expect(others).toEqual([]);
  });

  test('every word for changing the language is understood, or names a language', () => {
    const meant = typedWords(lang, 'language').map(understand);
    expect(meant.filter((each) => each.command !== 'language' && each.lang === undefined)).toEqual([]);
  });

  test.each(['yes', 'no'] as const)('every word for "%s" is understood, and none means both', (says) => {
    const words = typedWords(lang, says);
    expect(words).not.toEqual([]);
    expect(words.filter((word) => understand(word).says !== says)).toEqual([]);
  });

  test('what stands on "help now" and "back" can be typed: a platform may send the label instead of the tap', () => {
    const labels = ['bot:help_now', 'bot:back', 'bot:unsure'].map((key) => understand(textOf(lang, key)).command);
    expect(labels).toEqual(['emergency', 'back', 'unsure']);
  });

  test('its own name chooses it', () => {
    expect(understand(real.languages[lang]?.endonym ?? '')).toMatchObject({ lang });
  });
});

test('a command tells in which language it was typed, so that help comes in that language', () => {
  expect(understand('ช่วยด้วย')).toMatchObject({ command: 'emergency', lang: 'th' });
  expect(understand('救命')).toMatchObject({ command: 'emergency', lang: 'zh' });
});

test('a whole sentence is no command: "I do not need help" must not call for help', () => {
  expect(understand('I do not need help now').command).toBeUndefined();
});

test('nobody can make reading slow with a long message', () => {
  const started = performance.now();
  for (let n = 0; n < 20; n++) understand('ကျွ၁.'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(5000);
  expect(understand('x'.repeat(100_000)).key.length).toBe(LONGEST_MESSAGE);
});
