import type { Line, Sent } from './file.ts';
import { readPo, writePo } from './po.ts';
import type { Only } from './selection.ts';
import { readSheet, writeSheet } from './sheet.ts';

export const FORMATS = ['xlsx', 'po'] as const;
export type Format = (typeof FORMATS)[number];

/** By how the file's name ends. */
export function formatOf(file: string): Format | undefined {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  return FORMATS.find((format) => format === ending);
}

/** How a file for translators is called: what was asked for stands in its name. */
export const fileNameOf = (format: Format, lang: string, { flow, only }: { flow?: string; only?: Only }): string =>
  `${['waymark', lang, flow, only].filter(Boolean).join('-')}.${format}`;

/** Throws `Unreadable`. */
export const readSent = async (format: Format, bytes: Buffer): Promise<Sent> =>
  format === 'po' ? readPo(bytes) : readSheet(bytes);

export const writeLines = async (format: Format, lang: string, lines: Line[]): Promise<Buffer> =>
  format === 'po' ? writePo(lang, lines) : writeSheet(lang, lines);
