import { ledTo } from '../led-to.ts';
import { oncePerCheck } from '../once.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, warning } from '../place.ts';
import { type Leaf, NAMESPACES } from '../words.ts';

/** Stands where words are still to be written: templates and imports put it there. */
export const TO_WRITE = '✎';

export const unwritten: Rule = {
  name: 'unwritten',
  finds: `The mark "${TO_WRITE}" that a template or an import left where words are to be written.`,
  why: 'A note to whoever writes the words is read by people as soon as another conversation leads to it.',
  example: 'One text of this file has the mark "✎": it is still to be written or translated.',
  check: (content) => {
    const marked = content.leaves.filter(isUnwritten);
    return [...Map.groupBy(marked, ({ file }) => file).values()].flatMap((leaves) => tell(content, leaves));
  },
};

/** Other rules of words leave such a text alone: what it says is no text yet. */
export const isUnwritten = ({ text }: Pick<Leaf, 'text'>): boolean => text.includes(TO_WRITE);

/** One line for a file: a new conversation has dozens of such texts. */
function tell(content: Checked, leaves: Leaf[]): Finding[] {
  const [first] = leaves;
  if (!first) return [];
  const spot = { file: first.file, path: first.path, word: TO_WRITE };
  const said = leaves.length === 1 ? 'One text of this file has' : `${leaves.length} texts of this file have`;
  const message = `${said} the mark "${TO_WRITE}": ${leaves.length === 1 ? 'it is' : 'they are'} still to be written or translated.`;
  const isFlow = Object.hasOwn(content.bundle.flows, first.namespace);
  // A file that nothing reads is told as such.
  if (!isFlow && !NAMESPACES.includes(first.namespace)) return [];
  if (isFlow && !isLedTo(content, first.namespace))
    return [warning(content, spot, message, 'Write the words and take the mark out, before another flow leads here.')];
  return [error(content, spot, message, 'Write the words and take the mark out: people can read this text.')];
}

const isLedTo = (content: Checked, flow: string): boolean => led(content).has(flow);

/** Several new conversations may lead to each other: nobody comes to them for that. */
const led = oncePerCheck(({ bundle }) => ledTo(bundle));
