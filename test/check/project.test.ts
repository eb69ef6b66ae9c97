import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../src/bundle/json-schemas.ts';
import { readSources } from '../../src/bundle/read.ts';
import { rememberSources } from '../../src/bundle/remember.ts';
import { checkDirectory } from '../../src/check/check.ts';
import { describeRules } from '../../src/check/describe.ts';
import { phrases } from '../../src/check/phrases.ts';
import { told } from './small.ts';

/** The largest file of texts that staff edit. */
const EDITED = 'locales/my/job-offer.json';

const root = join(import.meta.dirname, '..', '..');
const sourcesIn = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');

/** Milliseconds that each takes in the middle of five times, one after the other. */
function medians(works: [() => void, () => void]): [number, number] {
  const times = Array.from({ length: 5 }, () =>
    works.map((work) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
  const middle = (n: number) => times.map((row) => row[n] ?? 0).toSorted((a, b) => a - b)[2] ?? 0;
  return [middle(0), middle(1)];
}

describe("the project's own content", () => {
  it('has no error, so that a fresh clone starts', () => {
    const errors = checkDirectory(root).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(told)).toEqual([]);
  });

  // Held against reading the same files in the same moment: other work on the machine slows both down.
  it('is checked in a few times the time that reading it takes, so that staff check while they write', () => {
    const [checking, reading] = medians([() => checkDirectory(root), () => readSources(root)]);
    expect(checking / reading).toBeLessThan(15);
  });

  it('is checked again after one edit as fast as all is read, so that staff see what they did while they type', () => {
    const readOne = rememberSources();
    let edit = 0;
    const again = () => {
      edit += 1;
      const touch = (file: string, text: string) =>
        readOne(file, file === EDITED ? `${text}${' '.repeat(edit)}` : text);
      checkDirectory(root, Date.now(), touch);
    };
    again();
    const [checking, reading] = medians([again, () => readSources(root)]);
    expect(checking / reading).toBeLessThan(3);
  });

  it('has JSON Schemas that are as new as the definitions: run npm run schemas', () => {
    const written = Object.fromEntries(
      readdirSync(join(root, 'schemas')).map((file) => [
        file.replace('.json', ''),
        readFileSync(join(root, 'schemas', file), 'utf8'),
      ]),
    );
    expect(written).toEqual(jsonSchemas());
  });

  it('has a list of rules that is as new as the rules: run npm run rules', () => {
    expect(readFileSync(join(root, 'docs', 'rules.md'), 'utf8')).toBe(describeRules());
  });

  it('names an existing schema in the first line of every YAML file', () => {
    for (const folder of ['flows', 'content']) {
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        // Lists of sentences are plain: an editor has nothing to complete there.
        if (!file.endsWith('.yaml') || /^(intents|danger|adverts)\//.test(file)) continue;
        const path = join(root, folder, file);
        const schema = /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
        expect(JSON.parse(readFileSync(join(path, '..', schema), 'utf8'))).toHaveProperty('$schema');
      }
    }
  });
});

describe('the list of phrases that the checker asks for', () => {
  it('is what the engine and the pages say, so that no phrase can be forgotten', () => {
    const source = `${sourcesIn('src/engine')}\n${readFileSync(join(root, 'src/pages.ts'), 'utf8')}`;
    // review.ts puts it into the texts themselves.
    const inReviews = ['other_language'];
    const said = [...source.matchAll(/'bot:([\w.]+)'/g)].map((match) => match[1] ?? '');
    const ofContacts = [...source.matchAll(/\bsay\('([a-z_]+)'/g)].map((match) => `contact.${match[1]}`);
    const days = ['contact.weekdays', 'contact.every_day'];
    expect(Object.keys(phrases).toSorted()).toEqual(
      [...new Set([...said, ...ofContacts, ...days, ...inReviews])].toSorted(),
    );
  });
});
