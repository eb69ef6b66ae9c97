import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Texts } from '../bundle/bundle.ts';
import { isShown } from '../engine/contacts.ts';
import { factAge } from '../engine/facts.ts';
import { proveDirectory } from '../proof.ts';

/** Writes docs/content.md: how much there is, what is shown and what is held back, and how far it is to a person. */
const root = join(import.meta.dirname, '..', '..');
const now = Date.now();
const tell = (progress: string) => process.stderr.write(`walking: ${progress}\n`);
const { bundle, walked, problems } = proveDirectory(root, { now, depth: 'whole', tell });

const strings = (texts: Texts | string | string[] | undefined): number => {
  if (texts === undefined) return 0;
  if (typeof texts === 'string') return 1;
  return Object.values(texts).reduce((sum: number, one) => sum + strings(one), 0);
};

const table = (heads: string[], rows: (string | number)[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function flowsTable({ flows, texts, languages }: Bundle): string {
  const rows = Object.values(flows).map(({ name, steps }) => {
    const all = Object.values(steps);
    const asks = all.filter(({ kind }) => kind !== 'say').length;
    return [`\`${name}\``, all.length, asks, ...Object.keys(languages).map((lang) => strings(texts[lang]?.[name]))];
  });
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
  const last = ['**all**', ...Array.from({ length: 2 + Object.keys(languages).length }, (_, n) => `**${sum(n + 1)}**`)];
  return table(['flow', 'steps', 'questions', ...Object.keys(languages)], [...rows, last]);
}

function countriesTable({ contacts, facts, ...given }: Bundle): string {
  const places = [
    ...new Set([...Object.values(contacts), ...Object.values(facts)].map(({ id }) => id.split('.')[0] ?? '')),
  ];
  const rows = places.map((place) => {
    const here = Object.values(contacts).filter(({ id }) => id.startsWith(`${place}.`));
    const known = Object.values(facts).filter(({ id }) => id.startsWith(`${place}.`));
    const ages = known.map((fact) => factAge({ contacts, facts, ...given }, fact, now));
    const shown = here.filter((contact) => isShown(contact, now)).length;
    const of = (age: string) => ages.filter((one) => one === age).length;
    return [
      `\`${place}\``,
      here.length,
      shown,
      here.length - shown,
      known.length,
      of('fresh'),
      of('old'),
      of('withheld'),
    ];
  });
  const heads = ['', 'contacts', 'shown', 'held back', 'facts', 'as of their date', '“may have changed”', 'withheld'];
  return table(heads, rows);
}

const { toCall = [], longest = 0, states = 0, turns = 0, drawn = 0 } = walked ?? {};
const text = `# What there is

Written by \`npm run figures\` on ${new Date(now).toISOString().slice(0, 10)}; it takes a minute or more. What is shown depends on the day: facts and sources age.

## Conversations

Steps and questions, and the strings in each language.

${flowsTable(bundle)}

## Contacts and facts, by country

A contact is held back until staff have called it (and, for an organisation, until it has agreed to be listed), unless a good
state or international source names it. A fact that is too old for its kind is said with "may have changed", or withheld.

${countriesTable(bundle)}

## How far it is to a person

The walk through every path took ${turns} turns over ${states} states and drew ${drawn} messages. The question that lies farthest off is
reached after ${longest} answers. Taps from each state until somebody to call is shown:

${table(
  ['taps', 'states'],
  toCall.map((count, index) => [index + 1, count ?? 0]),
)}
`;
if (problems.some(({ severity }) => severity === 'error')) {
  process.stderr.write('The content has errors: npm run check\n');
  process.exitCode = 1;
} else writeFileSync(join(root, 'docs', 'content.md'), text);
