import { describe, expect, test } from 'vitest';
import { commands, createUnderstand, LONGEST_MESSAGE } from '../../src/understand/meaning.ts';
import { languages, real } from '../engine/real.ts';

const understand = createUnderstand(real);
const listed = (lang: string, name: string): string[] => {
  const words = real.texts[lang]?.words?.[name];
  return Array.isArray(words) ? words : [];
};

describe.each(languages)('in "%s"', (lang) => {
  test.each([...commands])('every word for "%s" is understood, in capitals and with marks, too', (command) => {
    expect(listed(lang, command).length).toBeGreaterThan(0);
    for (const word of listed(lang, command)) {
      for (const typed of [word, ` ${word.toUpperCase()}!! `, word.normalize('NFD')]) {
        // A language's own name is also a word for changing to it.
        expect(understand(typed).command ?? `names ${understand(typed).lang}`, typed).toMatch(
          command === 'language' ? /^(language|names \w+)$/ : new RegExp(`^${command}$`),
        );
      }
    }
  });

  test.each(['yes', 'no'] as const)('every word for "%s" is understood, and none means both', (says) => {
    expect(listed(lang, says).length).toBeGreaterThan(0);
    for (const word of listed(lang, says)) expect(understand(word), word).toMatchObject({ says });
  });

  test('what stands on "help now" and "back" can be typed: a platform may send the label instead of the tap', () => {
    const bot = real.texts[lang]?.bot;
    expect(understand(String(bot?.help_now)).command).toBe('emergency');
    expect(understand(String(bot?.back)).command).toBe('back');
    expect(understand(String(bot?.unsure)).command).toBe('unsure');
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
  expect(performance.now() - started).toBeLessThan(1000);
  expect(understand('x'.repeat(100_000)).key.length).toBe(LONGEST_MESSAGE);
});
