import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../src/bundle/json-fault.ts';

const faults: [text: string, index: number, says: string][] = [
  ['{"a": "x"\n "b": "y"}', 11, 'a comma is missing in front of this'],
  ['{"a": x}', 6, 'this has to stand in quotes'],
  ['{a: "x"}', 1, 'this has to stand in quotes'],
  ['{"a": "say "hi" there"}', 12, 'a comma or a quote is missing in front of this'],
  ['{"a": "x",}', 10, 'the comma in front of this "}" is one too many'],
  ['["a",]', 5, 'the comma in front of this "]" is one too many'],
  ['{"a": "x"', 9, 'the file ends too early: a "}" is missing'],
  ['{"a" "x"}', 5, 'a ":" is missing in front of this'],
  ['{"a":["x"}', 9, 'a "]" is missing in front of this'],
  ['{"a": }', 6, 'a text is missing in front of this'],
  ['{"a": "x\n"}', 6, 'this text has no quote at its end'],
  ['{"a": {}}}', 9, 'the file should end here'],
  ['{"a": "x", "a": "y"}', 11, '"a" stands twice here; only the last is read'],
];

describe('a JSON file that cannot be read', () => {
  it.each(faults)('%j: tells where, and what is missing', (text, index, says) => {
    expect(findJsonFault(text)).toMatchObject({ index, says });
  });

  it('is never a file that can be read, and the other way round', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.json().map((text) => text.slice(0, -1)),
      fc.json().map((text) => text.replace(/[,:"]/, ' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const fault = findJsonFault(text);
        expect(fault?.kind === 'broken').toBe(!isJson(text));
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
