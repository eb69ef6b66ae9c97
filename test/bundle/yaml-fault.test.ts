import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/bundle/read.ts';

const faults: [text: string, line: number, says: string][] = [
  ['a: 1\na: 2\n', 2, 'this word stands twice here'],
  ['a:\n\tb: 1\n', 2, 'a tab stands in front of this line; only spaces may'],
  ['a: "x\nb: y\n', 3, 'a quote is missing at the end of a text'],
  ['a: b: c\n', 1, 'a ":" stands where none can be; a text with a ":" in it needs quotes'],
  ['a:\n  b: 1\n c: 2\n', 3, 'this line stands too far to the left or to the right'],
  ['a: [x\n', 2, 'a "]" is missing at the end of a list or group'],
  ['steps\n  a: 1\n', 1, 'a ":" is missing behind this word'],
  ['a: @x\n', 1, 'a text that begins with "@" needs quotes'],
  ['b: 1\na: *x\n', 2, 'a text that begins with "*" needs quotes'],
  ['a: 1\n{ b: c }: d\n', 2, 'a list or group cannot be a name'],
  ["a: 'it's'\n", 1, 'this stands where nothing can stand; a quote in quotes is written twice'],
  ['a: 1\n---\nb: 2\n', 2, 'a line "---" stands here; one file holds one document'],
];

describe('a YAML file that cannot be read', () => {
  it.each(faults)('%j: tells the line, and what is wrong', (text, line, says) => {
    expect(readSource('flows/x.yaml', text)).toMatchObject({ line, message: `This YAML cannot be read: ${says}.` });
  });
});
