import { compile } from '../bundle/compile.ts';
import { readSources, type Source } from '../bundle/read.ts';
import { allLeaves } from '../check/words.ts';

/**
 * What staff still have to do in the files: the lines that keep the contact out after the withdrawal is undone, and
 * texts in which its number is written out, which no withdrawal reaches.
 */
export function tellFiles(dir: string, id: string, phone: string): string[] {
  const { sources } = readSources(dir);
  const [country = '', name = ''] = id.split('.');
  const file = `content/contacts/${country}.yaml`;
  const source = sources.find((each) => each.file === file);
  return [
    ...(source ? tellLines(source, name) : [`  ${file} cannot be read: mend it, then set ${name} right.`]),
    ...tellTexts(sources, id, phone),
  ];
}

function tellLines({ file, value, mark }: Source, name: string): string[] {
  const given = entry(value, name);
  if (!given) return [`  ${file} does not have ${name} any more: nothing is to be changed there.`];
  const line = (key: string) => `${file}:${mark([name, key], 'key').line}`;
  const lines = [`  In the files, for later: set "confidence: unverified" for ${name} (${line('confidence')}).`];
  // A number that staff have called is shown whatever its confidence.
  if ('called' in given) lines.push(`  Take "called" out, too (${line('called')}), until somebody has called again.`);
  return lines;
}

const entry = (value: unknown, name: string): object | undefined => {
  const found: unknown =
    value && typeof value === 'object' ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
  return found && typeof found === 'object' ? found : undefined;
};

function tellTexts(sources: Source[], id: string, phone: string): string[] {
  const written = new RegExp(`(?<!\\d)${phone.replaceAll(/[^\d ]/g, String.raw`\$&`)}(?!\\d)`);
  const own = (namespace: string, key: string) => namespace === 'contacts' && key.startsWith(`${id}.`);
  return allLeaves(compile(sources).bundle)
    .filter(({ namespace, key, text }) => written.test(text) && !own(namespace, key))
    .map(({ file, key }) => `▲ ${file} has ${phone} written out in "${key}": change it and publish.`);
}
