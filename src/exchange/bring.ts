import type { Given, Line, Refused, Row, Sent } from './file.ts';
import { judge } from './judge.ts';
import type { Opened } from './open.ts';
import { rowsOf, versionOf } from './rows.ts';
import { type Tried, tryOut } from './trial.ts';

/** What would become of each row of a file that came back; nothing is written. `wrong`: it is for another language. */
export function bringIn(opened: Opened, sent: Sent, now: number): Tried | { wrong: string } {
  if (sent.lang !== undefined && sent.lang !== opened.lang)
    return { wrong: `is for "${sent.lang}", and you asked for "${opened.lang}". Nothing was changed.` };
  return inOrder(sent.rows, tryOut(opened, judge(rowsOf(opened), sent.rows), now));
}

/** What was refused as it stood in the file, whoever refused it. */
function inOrder(sent: Given[], tried: Tried): Tried {
  const places = new Map(sent.map((given, index) => [given, index]));
  const place = ({ given }: Refused) => places.get(given) ?? 0;
  return { ...tried, refused: tried.refused.toSorted((a, b) => place(a) - place(b)) };
}

/** A refused row for a file of its own: as the words stand here, with what was not taken beside them. */
export function asLine({ given, row, why }: Refused): Line {
  return { row: row ?? unknownRow(given.key, given.english), notTaken: given.translation, why: why.join(' ') };
}

/** A text that English no longer has: only its name is known. */
const unknownRow = (key: string, given: string): Row => {
  const english = given || key;
  const nothing = { namespace: '', path: [], isList: false, context: '', limit: '', keep: [], mark: '' };
  return { ...nothing, key, english, translation: '', state: 'missing', version: versionOf(english, '') };
};
