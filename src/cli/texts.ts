import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nearest } from '../bundle/nearest.ts';
import { replaceFiles } from '../bundle/replace.ts';
import { readSources } from '../bundle/read.ts';
import { type Given, type Line, type Refused, type Row, type Sent, Unreadable } from '../exchange/file.ts';
import { judge } from '../exchange/judge.ts';
import { type Opened, openTexts } from '../exchange/open.ts';
import { readPo, writePo } from '../exchange/po.ts';
import { markChanged, rowsOf, versionOf } from '../exchange/rows.ts';
import { readSheet, writeSheet } from '../exchange/sheet.ts';
import { tellImport } from '../exchange/tell.ts';
import { type Tried, tryOut } from '../exchange/trial.ts';
import { type Export, type Format, formatOf, type Import, type Only, readArgs, USAGE } from './texts-args.ts';
import { readFile, writeBeside, writeNew } from './texts-files.ts';

type Answer = { said: string; code?: number } | { wrong: string };

/** Files for translators. 0: done, all taken; 1: some rows were refused; 2: called wrongly, and nothing was changed. */
async function main(args: string[]): Promise<Answer> {
  const asked = readArgs(args);
  if ('wrong' in asked) return { wrong: `${asked.wrong}\n${USAGE}` };
  const read = readSources(asked.dir);
  const opened = openTexts(read.sources, read.problems, asked.lang);
  if ('wrong' in opened) return opened;
  return asked.does === 'export' ? exportTexts(opened, asked) : importTexts(opened, asked);
}

async function exportTexts(opened: Opened, asked: Export): Promise<Answer> {
  const { since } = asked;
  const now = rowsOf(opened);
  const all = since === undefined ? now : markChanged(now, basename(since), (await readSent(since)).rows);
  const names = [...new Set(all.map(({ namespace }) => namespace))];
  if (asked.flow !== undefined && !names.includes(asked.flow)) {
    const near = nearest(asked.flow, names);
    return {
      wrong: `No words are called "${asked.flow}". ${near ? `Did you mean "${near}"?` : `There are: ${names.join(', ')}.`}`,
    };
  }
  const rows = all
    .filter(({ namespace }) => asked.flow === undefined || namespace === asked.flow)
    .filter((row) => isWanted(row, asked.only));
  if (rows.length === 0) return { said: 'No text there is asked for: no file was written.\n' };
  const bytes = await write(
    asked.format,
    opened.lang,
    rows.map((row) => ({ row })),
  );
  if (!writeNew(asked.out, bytes))
    return { wrong: `${asked.out} is there already, and somebody may have worked in it. Name another: --out FILE` };
  const missing = rows.filter(({ state }) => state === 'missing').length;
  return {
    said: `✔ ${asked.out}: ${rows.length} ${rows.length === 1 ? 'text' : 'texts'} for "${opened.lang}", ${missing} of them without words yet.\n`,
  };
}

/** What is missing is a draft as well. */
function isWanted({ state, mark }: Row, only: Only | undefined): boolean {
  if (only === 'changed') return mark !== '';
  return only === undefined || state === 'missing' || state === only;
}

const readSent = async (file: string): Promise<Sent> =>
  formatOf(file) === 'po' ? readPo(readFile(file)) : readSheet(readFile(file));

const write = async (format: Format, lang: string, lines: Line[]): Promise<Buffer> =>
  format === 'po' ? writePo(lang, lines) : writeSheet(lang, lines);

async function importTexts(opened: Opened, { file, format, dry, dir }: Import): Promise<Answer> {
  const { lang } = opened;
  const sent = await readSent(file);
  if (sent.lang !== undefined && sent.lang !== lang)
    return { wrong: `${file} is for "${sent.lang}", and you asked for "${lang}". Nothing was changed.` };
  const tried = inOrder(sent.rows, tryOut(opened, judge(rowsOf(opened), sent.rows), Date.now()));
  const { refused, files } = tried;
  // First what was refused: whatever happens then, no translation is lost.
  const kept =
    dry || refused.length === 0 ? undefined : writeBeside(file, await write(format, lang, refused.map(asLine)));
  if (!dry && files.size > 0) {
    mkdirSync(join(dir, 'locales', lang), { recursive: true });
    replaceFiles(new Map([...files].map(([name, text]) => [join(dir, name), text])));
  }
  const said = tellImport(tried, lang, { dry, ...(kept === undefined ? {} : { kept }) });
  return { said, code: refused.length > 0 ? 1 : 0 };
}

/** What was refused as it stood in the file, whoever refused it. */
function inOrder(sent: Given[], tried: Tried): Tried {
  const places = new Map(sent.map((given, index) => [given, index]));
  const place = ({ given }: Refused) => places.get(given) ?? 0;
  return { ...tried, refused: tried.refused.toSorted((a, b) => place(a) - place(b)) };
}

/** As the words stand here, with what was not taken beside them. */
function asLine({ given, row, why }: Refused): Line {
  return { row: row ?? unknownRow(given.key, given.english), notTaken: given.translation, why: why.join(' ') };
}

/** A text that English no longer has: only its name is known. */
const unknownRow = (key: string, given: string): Row => {
  const english = given || key;
  const nothing = { namespace: '', path: [], isList: false, context: '', limit: '', keep: [], mark: '' };
  return { ...nothing, key, english, translation: '', state: 'missing', version: versionOf(english, '') };
};

try {
  const answer = await main(process.argv.slice(2));
  if ('said' in answer) process.stdout.write(answer.said);
  else process.stderr.write(`${answer.wrong}\n`);
  process.exitCode = 'said' in answer ? (answer.code ?? 0) : 2;
} catch (error) {
  // 1 says that rows were refused: what nobody expected must not look like it.
  process.exitCode = 2;
  const isExpected = error instanceof Unreadable || (error instanceof Error && 'syscall' in error);
  process.stderr.write(`${error instanceof Error ? (isExpected ? error.message : error.stack) : String(error)}\n`);
}
