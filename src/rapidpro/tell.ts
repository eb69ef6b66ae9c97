import type { Imported } from './import.ts';
import type { Figures, Note } from './notes.ts';

/** What became of a flow, in words for staff: what was taken, and everything that was not. */
export function tellImport({ from, version, draft, notes, figures }: Imported): string {
  const parts: [Note['kind'], string][] = [
    ['lost', 'Not carried over:'],
    ['changed', 'Carried over in another way:'],
    ['number', 'Phone numbers that were taken out. Each must become a contact with a source (content/contacts):'],
    ['variable', 'Variables, now marks in the texts:'],
    ['link', 'Addresses in the texts. Look whether they still hold:'],
  ];
  const said = parts.flatMap(([kind, title]) => {
    const here = notes.filter((note) => note.kind === kind);
    return here.length === 0 ? [] : [`${title}\n${lines(here).join('\n')}\n`];
  });
  return [`“${from}” (version ${version}) → ${draft.name}\n${tellFigures(figures)}\n`, ...said].join('\n');
}

const tellFigures = (figures: Figures): string =>
  `Taken: ${Object.entries(figures)
    .map(
      ([what, { all, taken, replaced }]) =>
        `${taken} of ${all} ${what}${replaced > 0 ? ` (${replaced} more are asked again by the bot itself)` : ''}`,
    )
    .join(', ')}.`;

/** The same of several nodes is said once. */
function lines(notes: Note[]): string[] {
  const nodes = Map.groupBy(notes, ({ says }) => says);
  return [...nodes].map(([says, same]) => {
    const ids = [...new Set(same.map(({ node }) => node.slice(0, 8)).filter(Boolean))];
    const where =
      ids.length === 0
        ? ''
        : ids.length > 3
          ? ` (${ids.length} nodes: ${ids.slice(0, 3).join(', ')} …)`
          : ` (node ${ids.join(', ')})`;
    return `  - ${says}${where}`;
  });
}
