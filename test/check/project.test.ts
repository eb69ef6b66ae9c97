import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../src/bundle/json-schemas.ts';
import { checkDirectory } from '../../src/check/check.ts';
import { phrases } from '../../src/check/phrases.ts';
import { told } from './small.ts';

const root = join(import.meta.dirname, '..', '..');
const sourcesIn = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');

describe("the project's own content", () => {
  it('has no error, so that a fresh clone starts', () => {
    const errors = checkDirectory(root).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(told)).toEqual([]);
  });

  it('is checked in less than two seconds, so that staff check while they write', () => {
    const start = performance.now();
    checkDirectory(root);
    expect(performance.now() - start).toBeLessThan(2000);
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

  it('names an existing schema in the first line of every YAML file', () => {
    for (const folder of ['flows', 'content']) {
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.yaml')) continue;
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
    const said = [...source.matchAll(/'bot:([\w.]+)'/g)].map((match) => match[1] ?? '');
    const ofContacts = [...source.matchAll(/\bsay\('([a-z_]+)'/g)].map((match) => `contact.${match[1]}`);
    const days = ['contact.weekdays', 'contact.every_day'];
    expect(Object.keys(phrases).toSorted()).toEqual([...new Set([...said, ...ofContacts, ...days])].toSorted());
  });
});
