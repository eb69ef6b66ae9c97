import { join } from 'node:path';
import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { readDate } from '../understand/dates.ts';
import { matchKey } from '../understand/key.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { type Figure, figure, type Measuring } from './figure.ts';

const section = 'understanding';
const root = join(import.meta.dirname, '..', '..');

/** What people write: an answer, a number in their digits, an amount of money, a sentence that is no answer. */
const messages: Record<string, string[]> = {
  en: [
    'Yes',
    'A broker',
    '3',
    '15,000 baht',
    'Hello, my friend told me about a job on a boat, is it safe to go there?',
  ],
  th: ['ใช่', 'นายหน้า', '๓', '๑๕,๐๐๐ บาท', 'สวัสดีค่ะ เพื่อนชวนไปทำงานที่โรงงาน ไม่รู้ว่าปลอดภัยไหม เขาขอเก็บพาสปอร์ตด้วย'],
  my: ['ဟုတ်ကဲ့', 'ပွဲစား', '၃', '၁၅,၀၀၀ ဘတ်', 'မင်္ဂလာပါ၊ သူငယ်ချင်းက အလုပ်တစ်ခုအကြောင်း ပြောပြတယ်၊ သွားရတာ ဘေးကင်းမလား မသိဘူး'],
};

/** Microseconds that a typed message costs, before any database is touched. */
export function understanding({ rounds, seconds, tell }: Measuring): Figure[] {
  const { bundle } = compile(readSources(root).sources);
  const understand = createUnderstand(bundle);
  tell('learning');
  const start = performance.now();
  while (understand.learn());
  const learnt = (performance.now() - start) / Object.keys(bundle.languages).length;
  const now = Date.now();
  const reads = {
    'matching key': matchKey,
    'key and meaning': understand,
    'key and day, where one is asked for': (text: string) => readDate(matchKey(text), now),
  };
  const figures = Object.entries(reads).flatMap(([name, read]) =>
    Object.entries(messages).map(([lang, texts]) => {
      tell(`${name}, ${lang}`);
      const times = Array.from({ length: rounds + 1 }, () => microseconds(read, texts, seconds / 4));
      return figure({ section, name: `${name}, ${lang}`, unit: 'µs', aim: { of: 'ours', most: 1000 } }, times.slice(1));
    }),
  );
  return [...figures, figure({ section, name: 'learning one language, between turns', unit: 'ms' }, [learnt])];
}

/** So many messages are read between two looks at the clock. */
const AT_ONCE = 200;

function microseconds(read: (text: string) => unknown, texts: string[], seconds: number): number {
  const start = performance.now();
  let count = 0;
  while (count < 20_000_000 && performance.now() - start < seconds * 1000) {
    for (let n = 0; n < AT_ONCE; n++) read(texts[n % texts.length] ?? '');
    count += AT_ONCE;
  }
  return ((performance.now() - start) * 1000) / count;
}
