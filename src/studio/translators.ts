import { readSources } from '../bundle/read.ts';
import { asObject, asText } from '../channels/json.ts';
import { asLine, bringIn } from '../exchange/bring.ts';
import { Unreadable } from '../exchange/file.ts';
import { fileNameOf, FORMATS, type Format, readSent, writeLines } from '../exchange/format.ts';
import { type Opened, openTexts, translatable } from '../exchange/open.ts';
import { rowsOf } from '../exchange/rows.ts';
import { ONLY, select } from '../exchange/selection.ts';
import type { Tried } from '../exchange/trial.ts';
import type { Desk } from './on-desk.ts';
import { type Change, saveFiles } from './save.ts';
import type { Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** Files for translators, out and in again. Bytes go as base64, since answers are JSON. */
export const translatorsQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  translations: ({ folders }, _body, by) => {
    const languages = translatable(readSources(folders.contentDir).sources);
    return { languages: languages.map((one) => ({ ...one, mayWrite: mayWrite(one.lang, by) })) };
  },
  /** `only`: one of `ONLY`, or nothing for all texts; `flow`: one conversation. */
  async export({ folders }, body) {
    const { lang, flow, only } = asObject(body);
    const opened = open(folders.contentDir, lang);
    const wanted = ONLY.find((one) => one === only);
    const asked = { ...(flow ? { flow: asText(flow) ?? '' } : {}), ...(wanted ? { only: wanted } : {}) };
    const rows = select(rowsOf(opened), asked);
    if ('wrong' in rows) throw new Wrong(rows.wrong);
    const missing = rows.filter(({ state }) => state === 'missing').length;
    if (rows.length === 0) return { count: 0, missing };
    const format = formatIn(body);
    const bytes = await writeLines(
      format,
      opened.lang,
      rows.map((row) => ({ row })),
    );
    const name = fileNameOf(format, opened.lang, asked);
    return { count: rows.length, missing, name, base64: bytes.toString('base64') };
  },
  /** `bytes`: the file that came back. Only with `take` is anything written. */
  async bring(desk, body, by) {
    const { lang, bytes, take } = asObject(body);
    if (!mayWrite(asText(lang) ?? '', by))
      throw new Wrong(
        'Only an editor, or a reviewer of this language, can do this. Somebody who runs Waymark gives that role.',
      );
    const opened = open(desk.folders.contentDir, lang);
    const format = formatIn(body);
    const sent = await read(format, bytes);
    if (sent.rows.length === 0) throw new Wrong('There is not one text in this file. Is it the right one?');
    const tried = bringIn(opened, sent, Date.now());
    if ('wrong' in tried) throw new Wrong(`This file ${tried.wrong}`);
    if (take === true) write(desk, opened, tried);
    return { ...told(tried), took: take === true, ...(await refusedFile(tried, format)) };
  },
};

const mayWrite = (lang: string, { roles, languages }: Staff): boolean =>
  roles.includes('editor') || (roles.includes('reviewer') && languages.includes(lang));

function open(contentDir: string, lang: unknown): Opened {
  const { sources, problems } = readSources(contentDir);
  const opened = openTexts(sources, problems, asText(lang) ?? '');
  if ('wrong' in opened) throw new Wrong(opened.wrong);
  return opened;
}

function formatIn(body: unknown): Format {
  const { format } = asObject(body);
  const found = FORMATS.find((one) => one === format);
  if (!found) throw new Wrong(`A file for translators ends with ${FORMATS.map((one) => `.${one}`).join(' or ')}.`);
  return found;
}

async function read(format: Format, bytes: unknown) {
  if (!(bytes instanceof Uint8Array)) throw new Wrong('No file came.');
  try {
    return await readSent(format, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw error instanceof Unreadable ? new Wrong(error.message) : error;
  }
}

/** Written as everything else in the studio is: checked once more, all files or none. */
function write(desk: Desk, { sources }: Opened, { files }: Tried): void {
  const changes = [...files].map(([file, text]): [string, Change] => {
    const seen = sources.find((source) => source.file === file)?.text ?? '';
    return [
      file,
      (now) => {
        if (now !== seen)
          throw new Wrong(
            `${file} has just been changed by somebody else. Nothing was written: look at the file once more.`,
          );
        return text;
      },
    ];
  });
  saveFiles(desk, Object.fromEntries(changes));
}

/** So many rows of each kind are sent: what all texts of a language have. */
const MOST_ROWS = 5_000;

const told = ({ taken, refused, notes, rest, untouched, missing }: Tried) => ({
  taken: taken
    .slice(0, MOST_ROWS)
    .map(({ given, row, text }) => ({ at: given.at, key: row.key, was: row.translation, now: text })),
  refused: refused
    .slice(0, MOST_ROWS)
    .map(({ given, why }) => ({ at: given.at, key: given.key, now: given.translation, why })),
  notes: notes.map(({ given, says }) => ({ at: given.at, key: given.key, says })),
  rest,
  untouched,
  missing,
});

/** What was refused, for the translator: nothing of it is kept here. */
async function refusedFile({ refused, opened }: Tried, format: Format) {
  if (refused.length === 0) return {};
  const bytes = await writeLines(format, opened.lang, refused.map(asLine));
  return { file: { name: `waymark-${opened.lang}.refused.${format}`, base64: bytes.toString('base64') } };
}
