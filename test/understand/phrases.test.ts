import { describe, expect, test } from 'vitest';
import { matchKey } from '../../src/understand/key.ts';
import { createPhrases } from '../../src/understand/phrases.ts';

const find = (phrases: string[], message: string) => createPhrases(phrases).find(matchKey(message));

describe('phrases in a message', () => {
  test('are whole words where the script has spaces, because "ép" stands in "phép" too', () => {
    expect(find(['ép'], 'giấy phép lao động')).toBeUndefined();
    expect(find(['ép'], 'họ ép tôi làm')).toBe('ép');
  });

  test('are found anywhere where it has none, with or without spaces', () => {
    expect(find(['ช่วยด้วย'], 'พี่ช่วย ด้วยค่ะ')).toBe('ช่วยด้วย');
    expect(find(['အခန်းထဲ ပိတ်ထား'], 'သူတို့ကအခန်းထဲပိတ်ထားတယ်')).toBe('အခန်းထဲ ပိတ်ထား');
  });

  test('of two parts need both, in any order', () => {
    expect(find(['casino + poipet'], 'work in Poipet, nice casino')).toBe('casino + poipet');
    expect(find(['casino + poipet'], 'work in Poipet')).toBeUndefined();
  });

  test('take # for any number', () => {
    expect(find(['#$ per month'], 'we pay 1,200$ per month')).toBe('#$ per month');
  });
});
