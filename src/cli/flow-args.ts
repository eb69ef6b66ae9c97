import { join } from 'node:path';
import { readArguments, type Values } from './arguments.ts';

export const USAGE = `Usage: npm run -s flow -- templates
       npm run -s flow -- new NAME [--from TEMPLATE]
       npm run -s flow -- draw NAME|all [--lang LANGUAGE] [--plain] [--out FILE]
       npm run -s flow -- import EXPORT.json [--flow "ITS NAME" [--name NAME] | --all] [--dry | --out FOLDER]`;

const OWN = join(import.meta.dirname, '..', '..');

type Both = { dir: string };
export type New = Both & { does: 'new'; name: string; from?: string };
/** `plain`: without the lines that make a Markdown page draw it. */
export type Draw = Both & { does: 'draw'; name: string; lang?: string; plain: boolean; out?: string };
/** `out`: a folder of its own, where a draft with errors may stand as well. */
export type Import = Both & {
  does: 'import';
  file: string;
  only?: string;
  name?: string;
  all: boolean;
  dry: boolean;
  out?: string;
};
export type Asked = New | Draw | Import | (Both & { does: 'templates' });

const OPTIONS = {
  from: { type: 'string' },
  lang: { type: 'string' },
  out: { type: 'string' },
  plain: { type: 'boolean' },
  flow: { type: 'string' },
  name: { type: 'string' },
  all: { type: 'boolean' },
  dry: { type: 'boolean' },
  dir: { type: 'string' },
} as const;
type Option = keyof typeof OPTIONS;
/** Which options each of them takes. */
const TAKES: Record<Asked['does'], Option[]> = {
  templates: ['dir'],
  new: ['from', 'dir'],
  draw: ['lang', 'plain', 'out', 'dir'],
  import: ['flow', 'name', 'all', 'dry', 'out', 'dir'],
};

export function readArgs(args: string[]): Asked | { wrong: string } {
  return readArguments(args, OPTIONS, (values, positionals) => {
    const [does, ...rest] = positionals;
    if (does === undefined || !isKnown(does))
      return { wrong: does === undefined ? `Say what to do: ${KNOWN}.` : `"${does}" can be: ${KNOWN}.` };
    const idle = Object.keys(values).find((name) => !TAKES[does].includes(name as Option));
    if (idle) return { wrong: `--${idle} is not for "${does}".` };
    return read(does, values, rest);
  });
}

const KNOWN = Object.keys(TAKES).join(', ');
const isKnown = (does: string): does is Asked['does'] => Object.hasOwn(TAKES, does);

function read(
  does: Asked['does'],
  values: Values<typeof OPTIONS>,
  [what, ...more]: string[],
): Asked | { wrong: string } {
  const { dir = OWN } = values;
  if (does === 'templates') return what === undefined ? { does, dir } : { wrong: `"templates" takes no name.` };
  if (what === undefined) return { wrong: MISSING[does] };
  if (more.length > 0) return { wrong: `Only one at a time; given: ${[what, ...more].join(', ')}.` };
  const { from, lang, out, plain = false, flow: only, name, all = false, dry = false } = values;
  if (does === 'new') return { does, dir, name: what, ...given({ from }) };
  if (does === 'draw') return { does, dir, name: what, plain, ...given({ lang, out }) };
  if (all && (only ?? name) !== undefined)
    return { wrong: '--all takes every flow under its own name: leave out --flow and --name.' };
  if (dry && out !== undefined) return { wrong: '--dry writes nothing: leave out --out.' };
  return { does, dir, file: what, all, dry, ...given({ only, name, out }) };
}

const MISSING = {
  new: 'Give the new conversation a name, such as: new rent',
  import: 'Name the file that RapidPro or TextIt exported, such as: import export.json',
  draw: 'Name the conversation, such as: draw wages. "draw all" draws every one.',
};

/** Without what was not given. */
const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
