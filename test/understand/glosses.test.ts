import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/bundle/bundle.ts';
import { hashOf } from '../../src/understand/features.ts';
import { createGlosser, type Glosses, readingGlosses } from '../../src/understand/glosses.ts';
import { matchKey } from '../../src/understand/key.ts';
import { createLessons } from '../../src/understand/lessons.ts';

const read = (lists: Record<string, string[]>): Glosses => {
  const reading = readingGlosses(lists);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
};
const english = read({ lock: ['locked', 'lock'], boss: ['boss', 'employer'] });
/** What a message means, in words again. */
const meant = (lang: string, lists: Record<string, string[]>, text: string): string[] => {
  const words = [...Object.keys(lists).flatMap((meaning) => meaning.split(' ')), 'lock', 'boss', '#'];
  const named = new Map(words.map((word) => [hashOf(word), word]));
  return createGlosser(lang, read(lists), english)(text).map((meaning) => named.get(meaning) ?? '?');
};

describe('what the words of a message mean', () => {
  it.each([
    ['th', { door: ['ประตู'], lock: ['ล็อก'], boss: ['นายจ้าง'] }, 'นายจ้างล็อกประตู', ['boss', 'lock', 'door']],
    ['lo', { door: ['ປະຕູ'], lock: ['ລັອກ'], boss: ['ນາຍຈ້າງ'] }, 'ນາຍຈ້າງລັອກປະຕູ', ['boss', 'lock', 'door']],
    ['my', { door: ['တံခါး'], lock: ['ပိတ်'], boss: ['သူဌေး'] }, 'သူဌေး တံခါးပိတ်', ['boss', 'door', 'lock']],
    ['km', { door: ['ទ្វារ'], lock: ['ចាក់សោ'], boss: ['ថៅកែ'] }, 'ថៅកែចាក់សោទ្វារ', ['boss', 'lock', 'door']],
    ['zh', { door: ['门'], lock: ['锁'], boss: ['老板'] }, '老板 锁 门', ['boss', 'lock', 'door']],
    ['vi', { door: ['cửa'], lock: ['khóa'], boss: ['ông chủ', 'chủ'] }, 'ông chủ khóa cửa', ['boss', 'lock', 'door']],
  ])('is told word by word in "%s", with or without spaces', (lang, lists, text, meanings) =>
    expect(meant(lang, lists, text)).toEqual(meanings),
  );

  it('is that of the longest words that are listed, because "hộ chiếu" is a passport and neither of its parts is', () =>
    expect(meant('vi', { passport: ['hộ chiếu'], house: ['hộ'] }, 'hộ chiếu, hộ')).toEqual(['passport', 'house']));

  it('is told of English words, too, which people mix into every language', () =>
    expect(meant('th', { door: ['ประตู'] }, 'Boss locked ประตู')).toEqual(['boss', 'lock', 'door']));

  it('counts a number as a number, and passes over what is in no list', () =>
    expect(meant('th', { door: ['ประตู'] }, 'ประตู 12 บาน')).toEqual(['door', '#']));

  it('may be several words, as in "not allow"', () =>
    expect(meant('zh', { 'not allow': ['不准'], door: ['门'] }, '不准')).toEqual(['not', 'allow']));

  it('is the same with invisible marks between the letters, as some phones put them', () =>
    expect(meant('km', { door: ['ទ្វារ'] }, 'ទ្វា\u200bរ')).toEqual(['door']));
});

describe('what is learnt in one language', () => {
  const none = { danger: { clear: [], possible: [], self_harm: [], calm: [] }, adverts: {} };
  const lessonIn = (glosses: Record<string, string[]>, danger: string[], calm: string[]): Lexicon => ({
    ...none,
    intents: { wages: calm },
    cries: { clear: danger, possible: [], calm: [] },
    glosses,
  });
  const lessons = createLessons({
    en: lessonIn(
      {
        lock: ['locked'],
        door: ['door'],
        leave: ['leave'],
        not: ['not'],
        eat: ['eat'],
        rice: ['rice'],
        good: ['good'],
      },
      ['the door is locked and we may not leave', 'locked door, not leave', 'not leave, door locked'],
      ['eat good rice', 'the rice is good', 'good to eat'],
    ),
    th: lessonIn(
      { lock: ['ล็อก'], door: ['ประตู'], leave: ['ออก'], not: ['ไม่'], eat: ['กิน'], rice: ['ข้าว'], good: ['ดี'] },
      ['ช่วยด้วยค่ะตอนนี้', 'ช่วยด้วยครับตอนนี้'],
      ['สวัสดีตอนเช้า', 'สวัสดีตอนเย็น'],
    ),
  });
  while (lessons.next());
  const likely = (text: string) => lessons.hear(text, matchKey(text)).danger ?? 0;

  it('is understood in another one, through the words that mean the same', () => {
    expect(likely('ประตูล็อกออกไม่ได้เลยนะ')).toBeGreaterThan(0.55);
    expect(likely('กินข้าวดีๆข้าวดีกินดี')).toBeLessThan(0.45);
  });
});
