import { po, type Entry } from 'gettext-parser';
import { type Given, type Line, type Sent, Unreadable } from './file.ts';

/** A gettext file: the key is the context of each entry, the English its id. Changed English makes an entry fuzzy. */
export function writePo(lang: string, lines: Line[]): Buffer {
  // One entry for each text, whatever came back for it: two would make the file invalid.
  const same = Map.groupBy(lines, ({ row }) => JSON.stringify([row.key, row.english]));
  const entries = [...same].flatMap(([name, [first, ...others]]) =>
    first ? [[name, { [name]: entryOf(first, others) }] as const] : [],
  );
  const headers = {
    'Project-Id-Version': 'Waymark',
    'PO-Revision-Date': '',
    'Last-Translator': '',
    'Language-Team': '',
    Language: lang,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': 'nplurals=1; plural=0;',
  };
  return po.compile({ charset: 'utf-8', headers, translations: Object.fromEntries(entries) });
}

function entryOf(line: Line, others: Line[]): Entry {
  const { row } = line;
  const refused = [line, ...others].flatMap(({ notTaken, why }) =>
    notTaken === undefined ? [] : [`Not taken: ${notTaken}\nWhy: ${why ?? ''}`],
  );
  const says = [
    row.context,
    `State: ${row.state}. Length: ${row.limit}.`,
    row.keep.length > 0 && `Leave as it is: ${row.keep.join(' ')}`,
    row.mark,
    `${VERSION}${row.version}`,
  ];
  return {
    msgctxt: row.key,
    msgid: row.english,
    msgstr: [row.translation],
    comments: {
      ...(refused.length > 0 ? { translator: refused.join('\n') } : {}),
      extracted: says.filter(Boolean).join('\n'),
      ...(row.mark && row.translation ? { flag: 'fuzzy' } : {}),
    },
  };
}

const VERSION = 'Version: ';

/** Throws `Unreadable`. */
export function readPo(bytes: Buffer): Sent {
  const table = parse(bytes);
  const text = bytes.toString('utf8');
  const lang = table.headers?.['Language'];
  const entries = Object.values(table.translations).flatMap((some) => Object.values(some));
  const rows = entries.filter(({ msgctxt, msgid }) => msgctxt || msgid).map((entry) => givenIn(entry, text));
  return { ...(lang ? { lang: lang.split(/[_-]/)[0] ?? lang } : {}), rows };
}

function parse(bytes: Buffer) {
  try {
    return po.parse(bytes, { defaultCharset: 'utf-8', validation: true });
  } catch (error) {
    throw new Unreadable(`This PO file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function givenIn({ msgctxt = '', msgid, msgstr, comments = {} }: Entry, text: string): Given {
  const index = text.indexOf(`msgctxt "${msgctxt}"`);
  const version = /^Version: ([0-9a-f]{8})$/m.exec(comments.extracted ?? '')?.[1];
  return {
    at: index < 0 ? `entry "${msgid.slice(0, 30)}"` : `line ${text.slice(0, index).split('\n').length}`,
    key: msgctxt,
    english: msgid,
    translation: msgstr[0] ?? '',
    ...(version === undefined ? {} : { version }),
    ...(/\bfuzzy\b/.test(comments.flag ?? '') ? { unfinished: true } : {}),
  };
}
