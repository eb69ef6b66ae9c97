import { join } from 'node:path';
import { fileNameOf, type Format, formatOf } from '../exchange/format.ts';
import { ONLY, type Only } from '../exchange/selection.ts';
import { readArguments, type Values } from './arguments.ts';

export const USAGE = `Usage: npm run texts -- export --lang LANGUAGE [--flow NAME] [--format xlsx|po] [--only missing|draft|changed]
                                 [--since EARLIER-FILE] [--out FILE]
       npm run texts -- import FILE --lang LANGUAGE [--dry]`;

type Both = { lang: string; format: Format; dir: string };
export type Export = Both & { does: 'export'; flow?: string; only?: Only; since?: string; out: string };
export type Import = Both & { does: 'import'; file: string; dry: boolean };

const OWN = join(import.meta.dirname, '..', '..');

const OPTIONS = {
  lang: { type: 'string' },
  flow: { type: 'string' },
  format: { type: 'string' },
  only: { type: 'string' },
  since: { type: 'string' },
  out: { type: 'string' },
  dry: { type: 'boolean' },
  dir: { type: 'string' },
} as const;

export function readArgs(args: string[]): Export | Import | { wrong: string } {
  return readArguments(args, OPTIONS, (values, positionals) => {
    const [does, ...rest] = positionals;
    if (does !== 'export' && does !== 'import')
      return { wrong: does === undefined ? 'Say what to do: export or import.' : `"${does}" can be: export, import.` };
    if (!values.lang) return { wrong: 'Name the language: --lang my' };
    return does === 'export' ? readExport(values.lang, values, rest) : readImport(values.lang, values, rest);
  });
}

function readExport(lang: string, values: Values<typeof OPTIONS>, rest: string[]): Export | { wrong: string } {
  const { flow, since, out, dir = OWN } = values;
  const only = ONLY.find((one) => one === values.only);
  if (rest.length > 0)
    return { wrong: `An export takes no file; where it is written is --out FILE. Given: ${rest.join(', ')}` };
  if (values.dry) return { wrong: '--dry is for an import: an export changes nothing.' };
  if (values.only !== undefined && only === undefined)
    return { wrong: `--only is "${values.only}"; it can be: ${ONLY.join(', ')}.` };
  if (since !== undefined && !formatOf(since)) return { wrong: `${since} is no .xlsx and no .po file.` };
  const format = values.format ?? (out === undefined ? 'xlsx' : formatOf(out));
  if (format !== 'xlsx' && format !== 'po') return { wrong: `The format is "${format ?? out}"; it can be: xlsx, po.` };
  if (out !== undefined && formatOf(out) !== format) return { wrong: `--out is "${out}"; end it with .${format}` };
  const asked = { ...(flow === undefined ? {} : { flow }), ...(only === undefined ? {} : { only }) };
  return {
    does: 'export',
    lang,
    dir,
    format,
    out: out ?? fileNameOf(format, lang, asked),
    ...asked,
    ...(since === undefined ? {} : { since }),
  };
}

function readImport(
  lang: string,
  values: Values<typeof OPTIONS>,
  [file, ...rest]: string[],
): Import | { wrong: string } {
  const { dry = false, dir = OWN, format, flow, only, since, out } = values;
  if (file === undefined) return { wrong: 'Name the file that came back.' };
  if (rest.length > 0) return { wrong: `Only one file at a time; given: ${[file, ...rest].join(', ')}.` };
  const idle = Object.entries({ format, flow, only, since, out }).find(([, value]) => value !== undefined)?.[0];
  if (idle) return { wrong: `--${idle} is for an export: an import takes what is in the file.` };
  const ending = formatOf(file);
  return ending
    ? { does: 'import', lang, dir, dry, file, format: ending }
    : { wrong: `${file} is no .xlsx and no .po file.` };
}
