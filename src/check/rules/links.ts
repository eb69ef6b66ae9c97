import type { Source } from '../../bundle/bundle.ts';
import type { Checked, Rule } from '../content.ts';
import { error } from '../place.ts';

export const brokenLink: Rule = {
  name: 'broken-link',
  finds: 'A space in the address of a source, or an address without a dot in its host.',
  why: 'Who wants to look up the source gets to no page, and the number cannot be checked again.',
  example: '"police.source.url" has a space in it.',
  check: (content) =>
    sourcesOf(content).flatMap(({ file, name, url }) => {
      const fault = /\s/.test(url.trim()) ? 'has a space in it' : isHost(url) ? undefined : 'names no host';
      if (!fault) return [];
      const spot = { file, path: [name, 'source', 'url'] };
      return [error(content, spot, `"${name}.source.url" ${fault}.`, 'Copy it from the address bar again.')];
    }),
};

const isHost = (url: string): boolean => URL.parse(url)?.hostname.includes('.') ?? false;

function sourcesOf({ bundle }: Checked): { file: string; name: string; url: string }[] {
  const held = (folder: string, things: { id: string; source: Source }[]) =>
    things.map(({ id, source }) => {
      const [country = '', name = ''] = id.split('.');
      return { file: `content/${folder}/${country}.yaml`, name, url: source.url };
    });
  const flags = Object.values(bundle.flags).map(({ name, source }) => ({
    file: 'content/red-flags.yaml',
    name,
    url: source.url,
  }));
  return [...held('contacts', Object.values(bundle.contacts)), ...held('facts', Object.values(bundle.facts)), ...flags];
}
