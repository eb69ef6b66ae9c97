import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tools from 'myanmar-tools';
import { describe, expect, test } from 'vitest';
import { readBurmese } from '../../src/understand/zawgyi.ts';

const lines = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, 'sets', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'));

const toZawgyi = (text: string): string => new tools.ZawgyiConverter().unicodeToZawgyi(text);

describe('Burmese', () => {
  test('in Unicode is never turned into something else, because converting it spoils it', () => {
    const unicode = lines('unicode-burmese.txt');
    expect(unicode.length).toBeGreaterThanOrEqual(500);
    const spoiled = unicode.filter((line) => readBurmese(line)[0] !== line);
    expect(spoiled).toEqual([]);
  });

  test('in Zawgyi is read as what was meant', () => {
    const unicode = lines('unicode-burmese.txt').filter((line) => line.length > 12);
    const read = unicode.filter((line) =>
      readBurmese(toZawgyi(line)).some((reading) => reading.normalize('NFC') === line.normalize('NFC')),
    );
    expect(read.length / unicode.length).toBeGreaterThan(0.95);
  });

  test.each(['karen.txt', 'shan.txt', 'mon.txt'])('letters of other languages are left alone (%s)', (file) => {
    const spoiled = lines(file).filter((line) => !readBurmese(line).includes(line));
    expect(spoiled).toEqual([]);
  });
});
