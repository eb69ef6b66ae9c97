import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromCell, looksLikeFormula, toCell } from '../../src/exchange/formula.ts';

it('no cell begins with what a spreadsheet runs, so that a file saved as CSV is harmless', () => {
  for (const text of ['=1+1', '+66', '-5', '@SUM(A1)', '\t=1', "'=1", '＝1'])
    expect([looksLikeFormula(toCell(text)), fromCell(toCell(text))]).toEqual([false, text]);
});

it('every text comes back from its cell as it was, also one that begins with an apostrophe', () => {
  const texts = fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '@', '+', 'က') });
  fc.assert(fc.property(texts, (text) => fromCell(toCell(text)) === text));
});
