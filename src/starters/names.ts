import type { Source } from '../bundle/read.ts';
import { NAMESPACES } from '../check/words.ts';

/** Small letters, because some disks do not tell "Rent" from "rent". */
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** Windows cannot have files with these names, whatever their ending is. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Why a conversation cannot have this name; undefined when it can. */
export function whyNoName(name: string, sources: Pick<Source, 'file'>[]): string | undefined {
  if (!NAME.test(name))
    return `"${name}" cannot be the name of a conversation. Take small letters, digits and "-", first a letter, at most 40.`;
  if (DEVICES.test(name)) return `"${name}" cannot be the name of a file everywhere. Take another name.`;
  if (NAMESPACES.includes(name)) return `No conversation can be called "${name}": other words stand in ${name}.json.`;
  const taken = sources.find(({ file }) => isOf(file, name));
  return taken && `There is ${taken.file} already. Take another name, or change that file.`;
}

/** Also words that were left over from a conversation which is gone: they would become its words. */
const isOf = (file: string, name: string): boolean => {
  const [, found] = /^(?:flows|locales\/[^/]+)\/([^/]+)\.(?:ya?ml|json)$/.exec(file) ?? [];
  return found?.toLowerCase() === name;
};
