/** What is used of it: it comes without types. */
declare module 'gettext-parser' {
  type Comments = { translator?: string; extracted?: string; flag?: string };
  export type Entry = { msgctxt?: string; msgid: string; msgstr: string[]; comments?: Comments };
  export type Table = {
    charset: string;
    headers?: Record<string, string>;
    translations: Record<string, Record<string, Entry>>;
  };
  export const po: {
    /** Throws SyntaxError or RangeError with a sentence. */
    parse(input: Buffer, options: { defaultCharset: string; validation: boolean }): Table;
    compile(table: Table, options?: { foldLength: number }): Buffer;
  };
}
