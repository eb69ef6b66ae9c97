import type { Path, Source } from '../bundle/read.ts';
import { valueAt } from '../check/place.ts';
import { UNSURE } from '../engine/page.ts';
import { editable, withValues } from './editable.ts';
import { Wrong } from './wrong.ts';

/** An answer to be added to a question. `go`: the step it leads to; undefined as the others. */
export type Answer = { step: string; name: string; go?: string };

/** Answers that stand last wherever they are offered. */
const LAST = ['other', 'menu', 'back'];

/** The text of a flow with one more answer at one of its steps. Throws Wrong where that cannot be written. */
export function withAnswer(file: string, text: string, { step, name, go }: Answer): string {
  const source = editable(file, text);
  const kind = ['ask', 'offer'].find((word) => Array.isArray(valueAt(source, ['steps', step, word])));
  if (!kind) throw new Wrong(`"${step}" offers no list of answers, so none can be added.`);
  const path = ['steps', step, kind];
  const names = (valueAt(source, path) as unknown[]).map(String);
  if (names.includes(name) || name === UNSURE)
    throw new Wrong(`There is an answer "${name}" already. Give yours another name.`);
  const place = names.length > 1 && LAST.includes(names.at(-1) ?? '') ? names.length - 1 : names.length;
  const asked = withItem(source, path, place, name);
  if (go === undefined) return asked;
  return withWay(editable(file, asked), { step, name, go, isAsked: kind === 'ask', others: names });
}

type Way = { step: string; name: string; go: string; isAsked: boolean; others: string[] };

function withWay(source: Source, { step, name, go, isAsked, others }: Way): string {
  const path = ['steps', step, 'next'];
  const next = valueAt(source, path);
  if (Array.isArray(next)) {
    if (!isAsked)
      throw new Wrong(`"${step}" chooses its ways by conditions. Say in a text editor where the answer leads.`);
    return withItem(source, path, 0, `{ when: { ${step}: ${name} }, go: ${go} }`);
  }
  // What a single way led to, all other answers still lead to.
  const all = typeof next === 'string' ? [...others, ...(isAsked ? [UNSURE] : [])].map((one) => [one, next]) : [];
  const value = typeof next === 'string' ? { [name]: go, ...Object.fromEntries(all) } : go;
  const put = { path: typeof next === 'string' ? path : [...path, name], value };
  return withValues(source.file, source.text, [put]);
}

/** One more item in a list, before the one at `index` or at the end, in the manner of the list. */
function withItem(source: Source, path: Path, index: number, item: string): string {
  const { text } = source;
  const count = (valueAt(source, path) as unknown[]).length;
  const mark = source.mark([...path, Math.min(index, count - 1)]);
  const line =
    text
      .split('\n')
      .slice(0, mark.line - 1)
      .join('\n').length + (mark.line > 1 ? 1 : 0);
  const at = line + mark.column - 1;
  const dash = /^\s*-\s+$/.exec(text.slice(line, at))?.[0];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (index < count)
    return dash === undefined
      ? `${text.slice(0, at)}${item}, ${text.slice(at)}`
      : `${text.slice(0, line)}${dash}${item}${end}${text.slice(line)}`;
  const behind = at + mark.length;
  if (dash === undefined) return `${text.slice(0, behind)}, ${item}${text.slice(behind)}`;
  const rest = /\r?\n|$/.exec(text.slice(behind))?.index ?? 0;
  return `${text.slice(0, behind + rest)}${end}${dash}${item}${text.slice(behind + rest)}`;
}
