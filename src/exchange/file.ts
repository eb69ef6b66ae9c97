/** What is written for translators: everything about one text in one language. */
export type Row = {
  /** Namespace and path: `job-offer:fee.choices.some`. */
  key: string;
  namespace: string;
  path: string[];
  /** A list of typed words: one a line, and as many as the language needs. */
  isList: boolean;
  /** Which conversation, step and answer; what English says around it. */
  context: string;
  english: string;
  /** Empty: not translated yet. */
  translation: string;
  state: 'missing' | 'draft' | 'reviewed' | 'approved';
  /** In words, as the checker counts. */
  limit: string;
  /** Placeholders, as they are written. */
  keep: string[];
  /** That the English has changed since somebody read the translation; empty when it has not. */
  mark: string;
  /** Seal of English and translation when the file was written: what the translator left alone has it still. */
  version: string;
};

/** What came back in one row. `at`: "row 12" of a sheet, "line 340" of a PO file. */
export type Given = {
  at: string;
  key: string;
  english: string;
  translation: string;
  version?: string;
  /** Marked by the translator, or by us, as not ready ("fuzzy"). */
  unfinished?: boolean;
  /** Why the cell itself cannot be read as words. What was in it is in `translation`. */
  spoilt?: string;
};

/** A file that came back; `lang`: the language it says it is for. */
export type Sent = { lang?: string; rows: Given[] };

/** A row that was not taken, with every reason. `row`: the text as it stands here, if there is one. */
export type Refused = { given: Given; row?: Row; why: string[] };

/** What is written into a file: a text, and in a file of refused rows what was not taken, and why. */
export type Line = { row: Row; notTaken?: string; why?: string };

/** One Unicode form, one kind of line break, nothing around it: so texts are compared and written. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** An item a line, none twice, tidy. */
export const tidyList = (text: string): string =>
  [
    ...new Set(
      tidy(text)
        .split('\n')
        .map((item) => item.trim()),
    ),
  ]
    .filter(Boolean)
    .join('\n');

/** A file that cannot be read at all. The message is for whoever sent it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
