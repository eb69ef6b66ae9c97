import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules/rules.ts';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

const found = (change: (files: Record<string, string>) => void): string[] => {
  const files = smallContent();
  change(files);
  return checkFiles(files).problems.map(told);
};

describe('the checker, on files that are missing, unknown or broken', () => {
  it('finds nothing in a content without a fault', () => {
    expect(found(() => {})).toEqual([]);
  });

  it('tells a language without a folder once, not once a text', () => {
    const all = found((files) => {
      for (const file of Object.keys(files)) if (file.startsWith('locales/my/')) delete files[file];
    });
    expect(all).toEqual([
      'content/languages.yaml:3:1 error [missing-language] The language "my" has no folder locales/my. → Copy the folder of another language and translate it.',
    ]);
  });

  it('tells a missing file once, not once a text', () => {
    expect(found((files) => delete files['locales/my/job.json'])).toEqual([
      'locales/my/job.json:1:1 error [missing-language] This file is missing: the words of "job" in the language "my". → Copy locales/en/job.json and translate it.',
    ]);
  });

  it('tells a folder of a language that nobody can choose', () => {
    expect(found((files) => (files['locales/th/risks.json'] = '{}'))).toEqual([
      'locales/th/risks.json:1:1 warning [unknown-language] Nobody can choose the language "th" of this folder. → Add "th:" to content/languages.yaml.',
    ]);
  });

  it('tells a language under a name that no machine knows', () => {
    const all = found((files) => (files['content/languages.yaml'] += 'burmese_shan: { endonym: Shan }\n'));
    expect(all).toEqual([
      'content/languages.yaml:4:1 error [language-code] "burmese_shan" is no code of a language. → Write its code of two or three letters, such as th or shn.',
      'content/languages.yaml:4:1 error [missing-language] The language "burmese_shan" has no folder locales/burmese_shan. → Copy the folder of another language and translate it.',
      'content/languages.yaml:4:1 error [missing-text] "language.burmese_shan" has no words in any language. → Add it to locales/*/places.json.',
    ]);
  });

  it('tells contacts of a country that is not there', () => {
    const all = found(
      (files) =>
        (files['content/contacts/tj.yaml'] = '# yaml-language-server: $schema=../../schemas/contacts.json\n{}\n'),
    );
    expect(all).toEqual([
      'content/contacts/tj.yaml:1:1 error [unknown-country] "tj" is no country of content/countries.yaml. → Did you mean "th"?',
    ]);
  });

  it('leaves folders alone that other parts read, and tells one that is misspelt', () => {
    expect(found((files) => (files['content/notes/en.yaml'] = 'a: b\n'))).toEqual([]);
    expect(found((files) => (files['content/contcts/th.yaml'] = 'a: b\n'))).toEqual([
      'content/contcts/th.yaml:1:1 warning [stray-file] Nothing reads this file. → Look at the names of the files beside it.',
    ]);
  });

  it('tells files that nothing reads', () => {
    const all = found((files) => {
      files['content/contact.yaml'] = 'a: b\n';
      files['locales/en/jobs.json'] = '{}';
    });
    expect(all).toEqual([
      'content/contact.yaml:1:1 warning [stray-file] Nothing reads this file. → Look at the names of the files beside it.',
      'locales/en/jobs.json:1:1 warning [stray-file] Nothing reads this file. → Did you mean "job"?',
    ]);
  });

  it('tells two files of one flow, since one would replace the other', () => {
    const all = found(
      (files) => (files['flows/old/menu.yaml'] = (files['flows/menu.yaml'] ?? '').replace('../', '../../')),
    );
    expect(all).toEqual([
      'flows/old/menu.yaml:1:1 error [same-flow] flows/menu.yaml is called "menu" as well. → Rename one of them.',
    ]);
  });

  it('tells a flow that has the name of another file of words', () => {
    const all = found((files) => (files['flows/risks.yaml'] = files['flows/menu.yaml'] ?? ''));
    expect(all).toContain(
      'flows/risks.yaml:1:1 error [same-flow] No flow can be called "risks": other words stand in risks.json. → Give the file another name.',
    );
  });

  it('tells more choices than a platform shows', () => {
    const names = 'abcdefghijkl'.split('');
    const all = found((files) => {
      files['flows/about.yaml'] = (files['flows/about.yaml'] ?? '').replace(
        'offer: [delete]',
        `offer: [${names.join(', ')}]`,
      );
    });
    expect(all.filter((one) => one.includes('[too-many-answers]'))).toEqual([
      'flows/about.yaml:9:12 error [too-many-answers] "sure" offers 12 choices; 11 fit beside the two ways out. → Put the rarest into "other", or split the question in two.',
    ]);
  });

  it('tells contacts that fill more than one LINE message', () => {
    const all = found((files) => {
      const text = files['content/contacts/th.yaml'] ?? '';
      files['content/contacts/th.yaml'] = text.replace(
        'phone: "191"',
        `phone: "191"\n  more: [${'"02 111 1111", '.repeat(400)}]`,
      );
    });
    expect(all[0]).toBe(
      'content/contacts/th.yaml:1:1 error [long-contacts] The contacts for "people" are 9352 long in "en"; a LINE message holds 5000. → Take the topic from some of them.',
    );
  });

  it.each(Object.keys(smallContent()))('tells nothing about other files when %s cannot be read', (file) => {
    for (const text of ['{ "a": ', '[]']) {
      const all = found((files) => (files[file] = text));
      expect([...new Set(all.map((one) => one.split(':')[0]))]).toEqual([file]);
    }
  });

  it('gives every rule a name of its own, what it finds and a reason', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, why, finds } of rules)
      expect(`${name}: ${finds} ${why}`).toMatch(/^[a-z-]+: .{20,}\. .{20,}\.$/);
  });

  it('has a test of the exact words of every rule, its example in docs/rules.md', () => {
    const tests = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8').replaceAll("\\'", "'"))
      .join('\n');
    const untested = rules.filter(({ name, example }) => !tests.includes(`[${name}] ${example}`));
    expect(untested.map(({ name, example }) => `[${name}] ${example}`)).toEqual([]);
  });
});
