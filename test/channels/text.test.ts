import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bubbles, cut, numberedLines, split } from '../../src/channels/text.ts';
import { burmese, choice, help, reply, thai } from './samples.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const clusters = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

// Pieces that go wrong when cut by code unit, mixed with anything else Unicode has.
const piece = fc.oneof(
  fc.constantFrom(burmese, thai, 'ក្រុមហ៊ុន', 'ຫນັງສື', '合同。', '👩‍👩‍👧‍👦', '🇹🇭🇲🇲', 'e\u0301', '\r\n', '\n\n', 'Yes. No! '),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('split', () => {
  test('loses nothing and never passes the limit, whatever was written', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 300 }), (text, max) => {
        const parts = split(text, max);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('never tears a cluster that fits, because half a syllable cannot be read', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 300 }), (text, max) => {
        fc.pre(clusters(text).every((cluster) => cluster.length <= max));
        expect(split(text, max).flatMap(clusters)).toEqual(clusters(text));
      }),
    );
  });

  test('makes no empty part, since platforms refuse one', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        fc.integer({ min: 2, max: 300 }),
        (text, max) => {
          expect(split(text, max)).not.toContain('');
        },
      ),
    );
  });

  test('prefers the gap between paragraphs, so that a bubble is one thought', () => {
    expect(split('One. Two.\n\nThree. Four.', 14)).toEqual(['One. Two.\n\n', 'Three. Four.']);
  });

  test('takes the end of a sentence when a paragraph is too long', () => {
    expect(split('Keep it. Never sign.', 12)).toEqual(['Keep it. ', 'Never sign.']);
    expect(split(burmese.repeat(3), burmese.length + 10)).toEqual([burmese, burmese, burmese]);
  });

  test('takes the end of a word in Thai, which writes no spaces between them', () => {
    const words = new Intl.Segmenter('th', { granularity: 'word' });
    const edges = new Set(Array.from(words.segment(thai), ({ index }) => index));
    expect(edges).toContain(split(thai, 30)[0]?.length);
  });

  test('does not leave a stub where a finer edge fills the bubble', () => {
    expect(split('Hi.\n\nNo gap in this long one', 20)[0]).toBe('Hi.\n\nNo gap in this ');
  });

  test('tears a cluster only when it alone passes the limit, and then between code points', () => {
    const monster = `a${'\u0301'.repeat(50)}`;
    expect(split(monster, 20).map((part) => part.length)).toEqual([20, 20, 11]);
    const family = Array.from({ length: 9 }, () => '👩').join('\u200d');
    for (const part of split(family, 4)) expect(part.isWellFormed()).toBe(true);
  });
});

describe('cut', () => {
  test('stays within the limit in either unit and keeps whole clusters', () => {
    const unit = fc.constantFrom('utf16' as const, 'graphemes' as const);
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), unit, (text, max, counted) => {
        const short = cut(text, max, counted);
        expect(counted === 'utf16' ? short.length : clusters(short).length).toBeLessThanOrEqual(max);
        if (short === text) return;
        expect(short.endsWith('…')).toBe(true);
        const kept = clusters(short.slice(0, -1));
        expect(clusters(text).slice(0, kept.length)).toEqual(kept);
      }),
    );
  });

  test('leaves alone what fits exactly', () => {
    expect(cut('ကျွန်တော်', clusters('ကျွန်တော်').length, 'graphemes')).toBe('ကျွန်တော်');
    expect(cut('12345678901234567890', 20, 'utf16')).toBe('12345678901234567890');
  });

  test('counts an emoji as the platform does: two units, one grapheme', () => {
    expect(cut('🍎🍎🍎', 3, 'graphemes')).toBe('🍎🍎🍎');
    expect(cut('🍎🍎🍎', 4, 'utf16')).toBe('🍎…');
  });
});

describe('a reply in words', () => {
  test('numbers the answers but not the ways out, because "Help" is not an answer', () => {
    expect(numberedLines([choice('yes', 'Yes'), help, choice('no', 'No')])).toBe('1 Yes\n2 No');
  });

  test('has the numbered answers below the question, labels in full', () => {
    const long = burmese.trim();
    const asked = reply('Did you pay?', { numbered: true, choices: [choice('yes', long), help] });
    expect(bubbles(asked, 500)).toEqual([`Did you pay?\n\n1 ${long}`]);
  });

  test('has no numbers where the reply has none, and no blank bubble', () => {
    expect(bubbles(reply('Hello', { choices: [choice('yes')] }), 500)).toEqual(['Hello']);
    expect(bubbles(reply(' \n '), 500)).toEqual([]);
  });
});
