import type { LanguageFile } from './absent.ts';
import type { Checked } from './content.ts';
import { own } from './own.ts';
import { flowFile } from './parts.ts';
import { type Spot, valueAt } from './place.ts';

/** Where a flow asks for words; elsewhere the place in the first language where they belong. */
export function causeOf(content: Checked, { file, namespace }: LanguageFile, name: string): Spot {
  const [stepName = '', part, last = ''] = name.split('.');
  const step = own(own(content.bundle.flows, namespace)?.steps, stepName);
  if (!step) return named(content, namespace, name) ?? { file, path: name.split('.'), at: 'key' };
  const flow = flowFile(content.sources, namespace);
  const path = ['steps', stepName];
  if (part === 'choices' && last)
    return { file: flow, path: [...path, step.kind === 'offer' ? 'offer' : 'ask', step.choices.indexOf(last)] };
  const item = step.list.findIndex((one) => part === 'items' && one.item === last);
  return item < 0 ? { file: flow, path, at: 'key' } : { file: flow, path: [...path, 'list', item, 'item'] };
}

/** Where a red flag, a contact, a country or a language stands that has no words. */
function named({ sources }: Checked, namespace: string, name: string): Spot | undefined {
  const [first = '', second = '', last = ''] = name.split('.');
  const spots: Record<string, Spot> = {
    flags: { file: 'content/red-flags.yaml', path: [first] },
    contacts: { file: `content/contacts/${first}.yaml`, path: [second] },
    'places.country': { file: 'content/countries.yaml', path: [second] },
    'places.area': { file: 'content/countries.yaml', path: [second, 'areas', last] },
    'places.language': { file: 'content/languages.yaml', path: [second] },
  };
  const spot = spots[namespace] ?? spots[`${namespace}.${first}`];
  if (!spot || valueAt(sources.get(spot.file), spot.path) === undefined) return undefined;
  return { ...spot, at: 'key' };
}
