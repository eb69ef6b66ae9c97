import { basename, join } from 'node:path';
import { readSources } from '../bundle/read.ts';
import { replaceFiles } from '../bundle/replace.ts';
import { asLine, bringIn } from '../exchange/bring.ts';
import { type Sent, Unreadable } from '../exchange/file.ts';
import { formatOf, readSent, writeLines } from '../exchange/format.ts';
import { type Opened, openTexts } from '../exchange/open.ts';
import { markChanged, rowsOf } from '../exchange/rows.ts';
import { select } from '../exchange/selection.ts';
import { tellImport } from '../exchange/tell.ts';
import { type Answer, tell } from './answer.ts';
import { type Export, type Import, readArgs, USAGE } from './texts-args.ts';
import { readFile, writeBeside, writeNew } from './texts-files.ts';

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
  const all = since === undefined ? now : markChanged(now, basename(since), (await readBack(since)).rows);
  const rows = select(all, asked);
  if ('wrong' in rows) return rows;
  if (rows.length === 0) return { said: 'No text there is asked for: no file was written.\n' };
  const bytes = await writeLines(
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

const readBack = (file: string): Promise<Sent> => readSent(formatOf(file) ?? 'xlsx', readFile(file));

async function importTexts(opened: Opened, { file, format, dry, dir }: Import): Promise<Answer> {
  const { lang } = opened;
  const tried = bringIn(opened, await readBack(file), Date.now());
  if ('wrong' in tried) return { wrong: `${file} ${tried.wrong}` };
  const { refused, files } = tried;
  // First what was refused: whatever happens then, no translation is lost.
  const kept =
    dry || refused.length === 0 ? undefined : writeBeside(file, await writeLines(format, lang, refused.map(asLine)));
  if (!dry && files.size > 0) replaceFiles(new Map([...files].map(([name, text]) => [join(dir, name), text])));
  const said = tellImport(tried, lang, { dry, ...(kept === undefined ? {} : { kept }) });
  return { said, code: refused.length > 0 ? 1 : 0 };
}

try {
  tell(await main(process.argv.slice(2)));
} catch (error) {
  // 1 says that rows were refused: what nobody expected must not look like it.
  process.exitCode = 2;
  const isExpected = error instanceof Unreadable || (error instanceof Error && 'syscall' in error);
  process.stderr.write(`${error instanceof Error ? (isExpected ? error.message : error.stack) : String(error)}\n`);
}
