import type { Bundle } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/bundle/compile.ts';
import { readSource } from '../../src/bundle/read.ts';

/** What every bundle needs, as short as it can be. */
const least: Record<string, string> = {
  'content/languages.yaml': 'en: { endonym: English }\nth: { endonym: ไทย }',
  'content/countries.yaml': `
th: { languages: [th], currency: THB, calling: "+66", zone: Asia/Bangkok, neighbours: [mm] }
mm: { languages: [my], currency: MMK, calling: "+95", zone: Asia/Yangon, neighbours: [th] }`,
  'content/organisation.yaml': '{}',
  'content/freshness.yaml': 'law: { days: 365, when_old: say_so }\nborder: { days: 14, when_old: withhold }',
  'flows/menu.yaml': 'start: start\nsteps: { start: { offer: [go], next: { go: test.start } } }',
  'locales/en/menu.json': '{ "start": { "text": "Menu", "choices": { "go": "Go" } } }',
};

/** A bundle made of files written in a test, by name. Fails if one of them has a wrong shape. */
export function small(files: Record<string, string>): Bundle {
  const sources = Object.entries({ ...least, ...files }).map(([file, text]) => {
    const source = readSource(file, text);
    if ('rule' in source) throw new Error(`${file}: ${source.message}`);
    return source;
  });
  const { bundle, problems } = compile(sources);
  if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return bundle;
}

/** One flow named `test`, with the words `step` for each of its steps unless they are given. */
export const oneFlow = (
  yaml: string,
  texts: Record<string, unknown> = {},
  files: Record<string, string> = {},
): Bundle => small({ 'flows/test.yaml': yaml, 'locales/en/test.json': JSON.stringify(texts), ...files });
