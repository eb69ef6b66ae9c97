import { describe, expect, it } from 'vitest';
import { rememberSources } from '../../src/bundle/remember.ts';

describe('a memory of parsed files', () => {
  it('hands back what was parsed while the text is the same, so that one edit costs one file', () => {
    const read = rememberSources();
    expect(read('flows/a.yaml', 'start: a')).toBe(read('flows/a.yaml', 'start: a'));
  });

  it('parses a changed file again, and never mixes two files with the same text', () => {
    const read = rememberSources();
    const first = read('flows/a.yaml', 'start: a');
    expect(read('flows/a.yaml', 'start: b')).toMatchObject({ value: { start: 'b' } });
    expect(read('flows/b.yaml', 'start: a')).toMatchObject({ file: 'flows/b.yaml' });
    expect(first).toMatchObject({ value: { start: 'a' } });
  });
});
