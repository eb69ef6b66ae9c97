import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/bundle/compile.ts';
import { readSource, readSources, type Source } from '../../src/bundle/read.ts';
import { tellClock } from '../../src/engine/hours.ts';
import { createSpeech } from '../../src/engine/speech.ts';
import { real, today } from './real.ts';
import { atMenu } from './talk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PREPARED = ['shn', 'kac', 'ksw', 'mnw'];

/** The real content on the day on which staff mark the prepared languages live, and have written nothing in them yet. */
const live = compile(readSources(root).sources.map(shown)).bundle;

function shown(source: Source): Source {
  if (source.file !== 'content/languages.yaml') return source;
  const text = readFileSync(`${root}/content/languages.yaml`, 'utf8').replaceAll(', hidden: true', '');
  return readSource(source.file, text) as Source;
}

describe.each(PREPARED)('"%s", without words of its own and without plural rules', (lang) => {
  const speech = createSpeech(live);

  test('says sums, dates and money as the next language of its chain does', () => {
    expect(live.languages[lang]?.chain?.[0]).toBe('my');
    expect(speech.date(lang, '2026-11-22')).toBe(speech.date('my', '2026-11-22'));
    expect(speech.date(lang, '2026-03')).toBe(speech.date('my', '2026-03'));
    expect(speech.number(lang, 12345.5)).toBe('12,345.5');
    expect(speech.money(lang, { amount: 7200, currency: 'THB' })).toBe(
      speech.money('my', { amount: 7200, currency: 'THB' }),
    );
    expect(tellClock(live, 'th', lang, today)).toBe(tellClock(live, 'th', 'my', today));
  });

  test.each([0, 1, 2, 12])('says a sentence with the count %s word for word as that language', (days) => {
    const said = (each: string) => speech.say(each, 'wages:time.outcomes.days', today, { from: 'A', to: 'B', days });
    expect(said(lang)).toBe(said('my'));
    expect(said(lang)).toContain(String(days));
  });

  test('holds a conversation with a count in it, in words of that language alone', () => {
    const [own, next] = [lang, 'my'].map((each) =>
      atMenu(each, { bundle: live })
        .tap('work', 'rights', 'th', 'hours')
        .turn.replies.map(({ text }) => text),
    );
    expect(own).toEqual(next);
  });
});

test('no word stands in a prepared language before people who speak it wrote one', () => {
  expect(PREPARED.filter((lang) => real.languages[lang] || live.texts[lang])).toEqual([]);
});

test('on a computer that is set to Thai no date turns Buddhist', () => {
  const script = `import { localeOf } from ${JSON.stringify(`${root}/src/engine/locales.ts`)};
    const bundle = { languages: { my: {}, kac: { chain: ['my'] }, xx: {} }, texts: { my: { bot: {} } } };
    const day = (lang) => new Intl.DateTimeFormat(localeOf(bundle, lang), { dateStyle: 'long' }).format(Date.UTC(2026, 10, 22));
    console.log(JSON.stringify([day('kac') === day('my'), day('xx').includes('2026')]));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, LC_ALL: 'th_TH.UTF-8' },
    encoding: 'utf8',
  });
  expect(JSON.parse(told)).toEqual([true, true]);
});
