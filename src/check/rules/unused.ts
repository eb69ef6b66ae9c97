import { own } from '../own.ts';
import type { Checked, Rule } from '../content.ts';
import { stepsOf } from '../parts.ts';
import { warning } from '../place.ts';
import { placeholdersIn, referenceIn } from '../words.ts';

export const unusedFact: Rule = {
  name: 'unused-fact',
  finds: 'A fact that no text and no calculation uses.',
  why: 'A fact that no text or calculation uses is kept up to date for nobody.',
  example: 'No text and no calculation uses "th.wage".',
  check: (content) => {
    const { bundle, broken } = content;
    if (broken.size > 0) return [];
    const used = usedFacts(content);
    // One is misspelt where it is used: told there.
    if ([...used].some((id) => !own(bundle.facts, id) && !own(bundle.contacts, id))) return [];
    return Object.keys(bundle.facts)
      .filter((id) => !used.has(id))
      .map((id) => {
        const [country = '', name = ''] = id.split('.');
        const spot = { file: `content/facts/${country}.yaml`, path: [name], at: 'key' as const };
        return warning(
          content,
          spot,
          `No text and no calculation uses "${id}".`,
          `Write {{${id}.value}} in a text, or take it out.`,
        );
      });
  },
};

export const missingOrganisation: Rule = {
  name: 'missing-organisation',
  finds: 'An organisation without name or contact.',
  why: 'People have a right to know who is behind this, and a person to turn to.',
  example: 'The organisation that runs this bot has no contact.',
  check: (content) => {
    const { name, contact } = content.bundle.organisation;
    const lacks = [...(name ? [] : ['name']), ...(contact ? [] : ['contact'])].join(' and ');
    const file = 'content/organisation.yaml';
    if (!lacks || content.broken.has(file)) return [];
    const message = `The organisation that runs this bot has no ${lacks}.`;
    return [warning(content, { file, path: [] }, message, 'Write name: "…" and contact: "…".')];
  },
};

function usedFacts(content: Checked): Set<string> {
  const inTexts = content.leaves.flatMap(({ text }) =>
    placeholdersIn(text).flatMap((name) => referenceIn(name)?.id ?? []),
  );
  const inSums = stepsOf(content).flatMap(({ step }) =>
    Object.values(step.compute?.with ?? {}).filter((id) => id.includes('.')),
  );
  return new Set([...inTexts, ...inSums]);
}
