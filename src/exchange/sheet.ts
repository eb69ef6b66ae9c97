import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { type Given, type Line, type Sent, Unreadable } from './file.ts';
import { fromCell, toCell } from './formula.ts';
import { unzip } from './zip.ts';

type Column = { title: string; width: number; of(line: Line): string };

/** The titles are what a file is read by: columns may be moved. */
const columnsFor = (lang: string, lines: Line[]): Column[] => [
  { title: 'Key', width: 28, of: ({ row }) => row.key },
  { title: 'Where it is said', width: 44, of: ({ row }) => row.context },
  { title: 'English', width: 50, of: ({ row }) => row.english },
  { title: `Translation (${lang})`, width: 50, of: ({ row }) => row.translation },
  ...(lines.some(({ notTaken }) => notTaken !== undefined) ? REFUSED : []),
  { title: 'State', width: 10, of: ({ row }) => row.state },
  { title: 'Length', width: 16, of: ({ row }) => row.limit },
  { title: 'Leave as it is', width: 24, of: ({ row }) => row.keep.join(' ') },
  { title: 'Note', width: 28, of: ({ row }) => row.mark },
  { title: 'Version', width: 10, of: ({ row }) => row.version },
];

const REFUSED: Column[] = [
  { title: 'Not taken', width: 50, of: ({ notTaken }) => notTaken ?? '' },
  { title: 'Why', width: 50, of: ({ why }) => why ?? '' },
];

/** One sheet. Every cell is text, and stays text when somebody types into it. */
export function writeSheet(lang: string, lines: Line[]): Promise<Buffer> {
  const columns = columnsFor(lang, lines);
  const head = columns.map(({ title }): CellObject => ({ ...TEXT, value: title, fontWeight: 'bold' }));
  const body = lines.map((line) =>
    columns.map((column): CellObject => ({ ...TEXT, ...shade(column, line), value: toCell(column.of(line)) })),
  );
  const options = { sheet: 'Texts', stickyRowsCount: 1, columns: columns.map(({ width }) => ({ width })) };
  return writeXlsxFile([head, ...body], options).toBuffer();
}

/** "@" is Excel's format of text: "-5" or "1-2" typed into such a cell become no formula and no date. */
const TEXT = { type: String, format: '@', wrap: true, alignVertical: 'top' } as const;

/** White is what is to be written; what waits for somebody is yellow. */
function shade({ title }: Column, { row }: Line): { backgroundColor?: string } {
  if (!title.startsWith('Translation')) return { backgroundColor: '#f2f2f2' };
  return row.mark || row.translation === '' ? { backgroundColor: '#fff6d5' } : {};
}

/** Reads the first sheet that has the columns. Throws `Unreadable`. */
export async function readSheet(bytes: Buffer): Promise<Sent> {
  const files = unzip(bytes);
  const sheets = await parse(bytes);
  for (const [index, cells] of sheets.entries()) {
    const columns = findColumns(cells[0] ?? []);
    if (!columns) continue;
    const formulas = formulasIn(files.get(`xl/worksheets/sheet${index + 1}.xml`)?.toString('utf8') ?? '');
    const rows = cells.slice(1).map((row, number) => givenIn(row, number + 2, columns, formulas));
    return {
      ...(columns.lang ? { lang: columns.lang } : {}),
      rows: rows.filter(({ key, translation }) => key || translation),
    };
  }
  throw new Unreadable('No sheet has the columns "Key", "English" and "Translation" in its first row.');
}

/** A cell is text, a number as it was typed, true or false, a Date, or empty. */
type Cells = unknown[];

async function parse(bytes: Buffer): Promise<Cells[][]> {
  try {
    return (await readXlsxFile(bytes, { parseNumber: String })).map(({ data }) => data);
  } catch (error) {
    throw new Unreadable(`This XLSX file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the columns stand. `lang`: what the title of the translation says. */
type Columns = { key: number; english: number; translation: number; version: number; lang?: string };

function findColumns(head: Cells): Columns | undefined {
  const titles = head.map((title) => (typeof title === 'string' ? title.trim().toLowerCase() : ''));
  const translation = titles.findIndex((title) => title.startsWith('translation'));
  const [key, english] = [titles.indexOf('key'), titles.indexOf('english')];
  if (key < 0 || english < 0 || translation < 0) return undefined;
  const lang = /\((.+)\)/.exec(titles[translation] ?? '')?.[1];
  return { key, english, translation, version: titles.indexOf('version'), ...(lang ? { lang } : {}) };
}

function givenIn(cells: Cells, number: number, columns: Columns, formulas: Map<string, string>): Given {
  const [key, english, version] = [columns.key, columns.english, columns.version].map((column) =>
    textIn(cells[column]),
  );
  const formula = formulas.get(`${nameOf(columns.translation)}${number}`);
  return {
    at: `row ${number}`,
    key: key ?? '',
    english: english ?? '',
    ...(version ? { version } : {}),
    ...wordsIn(cells[columns.translation], formula),
  };
}

/** What a formula shows may be gone when it was none; what was typed is still there. */
function wordsIn(cell: unknown, formula: string | undefined): { translation: string; spoilt?: string } {
  const hint = 'Format the cell as text, and type it again.';
  if (formula !== undefined)
    return { translation: `=${formula}`, spoilt: `The cell holds a formula, which a spreadsheet runs. ${hint}` };
  if (cell instanceof Date)
    return { translation: cell.toISOString().slice(0, 10), spoilt: `The spreadsheet made a date of it. ${hint}` };
  return { translation: textIn(cell) };
}

const textIn = (cell: unknown): string =>
  typeof cell === 'string' ? fromCell(cell) : typeof cell === 'boolean' ? String(cell).toUpperCase() : '';

/** 0 is A, 26 is AA. */
const nameOf = (column: number): string =>
  (column < 26 ? '' : nameOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** By cell: the formulas of a sheet, which the reader replaces by what they show. */
function formulasIn(xml: string): Map<string, string> {
  const cells = xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:\/>|>([^<]*)<)/g);
  return new Map([...cells].map(([, name = '', formula = '']) => [name, unescape(formula)]));
}

const unescape = (xml: string): string =>
  xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
