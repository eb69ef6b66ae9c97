import type { Bundle, Step, Texts } from '../bundle/bundle.ts';

/** Where a text is said, for somebody who never saw the files; with what English says around it. */
export function contextOf(bundle: Bundle, words: Record<string, Texts>, namespace: string, path: string[]): string {
  const flow = bundle.flows[namespace];
  const [name = '', part = '', last = ''] = path;
  const step = flow && Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
  if (flow && step) {
    const where = `Conversation "${namespace}", step "${name}" (${flow.order.indexOf(name) + 1} of ${flow.order.length}).`;
    const said = part === 'text' ? before(flow.order, words[namespace], name) : '';
    return [where, inStep(step, words[namespace]?.[name], part, last), said].filter(Boolean).join(' ');
  }
  return (OTHERS[namespace] ?? around)({ bundle, namespace, words: words[namespace] ?? {}, path });
}

function inStep(step: Step, words: Texts[string] | undefined, part: string, last: string): string {
  const text = quoted(at(words, ['text']));
  const answers = Object.entries(textsIn(at(words, ['choices'])));
  if (part === 'text') {
    const says = { ask: 'A question.', offer: 'Said, with ways to go on.', say: 'Said.' }[step.kind];
    return [says, answers.length > 0 && `The answers: ${answers.map(([, one]) => quoted(one)).join(', ')}.`]
      .filter(Boolean)
      .join(' ');
  }
  if (part === 'topic') return `How the question ${text} is named in the list of what nobody has checked.`;
  if (part === 'choices') {
    const others = answers.filter(([name]) => name !== last).map(([, one]) => quoted(one));
    const what = step.kind === 'ask' ? `A button: the answer "${last}" to ${text}.` : `A button below ${text}.`;
    return others.length > 0 ? `${what} Beside it: ${others.join(', ')}.` : what;
  }
  if (part === 'items') return `A line of the list below ${text}.`;
  if (part === 'outcomes') return `Said when the calculation "${step.compute?.sum ?? ''}" ends with "${last}".`;
  return '';
}

/** What English says in the nearest step above that says something. */
function before(order: string[], words: Texts | undefined, name: string): string {
  const above = order.slice(0, order.indexOf(name)).findLast((one) => at(words?.[one], ['text']) !== undefined);
  return above === undefined ? '' : `Before it: ${quoted(at(words?.[above], ['text']))}.`;
}

type Asked = { bundle: Bundle; namespace: string; words: Texts; path: string[] };

const OTHERS: Record<string, (asked: Asked) => string> = {
  flags: ({ bundle, words, path: [name = '', part] }) =>
    part === 'why'
      ? `Why it is a warning sign: ${quoted(at(words[name], ['name']))}.`
      : `A warning sign (${bundle.flags[name]?.severity ?? 'unused'}), named where it was found. Why it is one: ${quoted(at(words[name], ['why']))}.`,
  contacts: ({ words, path: [country = '', name = '', part] }) =>
    part === 'for'
      ? `What ${quoted(at(words[country], [name, 'name']))} helps with, in country "${country}".`
      : `The name of an organisation in country "${country}": what it helps with is ${quoted(at(words[country], [name, 'for']))}.`,
  words: ({ path }) =>
    `What people type for "${path.join('.')}", one a line. Write what is typed in your language; there may be more or fewer lines.`,
};

const PLACES: Record<string, string> = {
  bot: "One of the bot's own sentences",
  page: 'On the web page',
  places: 'The name of a country, language or currency, or how money is written',
  risks: 'Whom a call may endanger; stands inside a sentence',
};

/** Texts of no conversation: what stands beside them. */
function around({ namespace, words, path }: Asked): string {
  const beside = textsIn(path.length > 1 ? at(words, path.slice(0, -1)) : words);
  const names = Object.keys(beside);
  const index = names.indexOf(path.at(-1) ?? '');
  const near = [names[index - 1], names[index + 1]].flatMap((name) =>
    name === undefined ? [] : [quoted(beside[name])],
  );
  return `${PLACES[namespace] ?? namespace}: "${path.join('.')}".${near.length > 0 ? ` Beside it: ${near.join(', ')}.` : ''}`;
}

function at(words: Texts[string] | undefined, path: string[]): Texts[string] | undefined {
  let found = words;
  for (const part of path) {
    if (typeof found !== 'object' || Array.isArray(found) || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return found;
}

const textsIn = (words: Texts[string] | undefined): Record<string, string> =>
  typeof words !== 'object' || Array.isArray(words)
    ? {}
    : Object.fromEntries(
        Object.entries(words).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
      );

/** More than this of a neighbour is not needed to know where one is. */
const LONGEST = 120;

function quoted(text: Texts[string] | undefined): string {
  if (typeof text !== 'string') return '(nothing)';
  const line = text.replace(/\s+/g, ' ');
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} …` : line}”`;
}
