import type { Note } from './notes.ts';
import type { Goal, Step, Way } from './steps.ts';

/** One file of `flows/`. What could not be carried over stands as a comment above its step. */
export function writeFlow(name: string, from: string, steps: Step[], notes: Note[]): string {
  const goal = (go: Goal): string => (go === 'end' ? 'end' : 'flow' in go ? `${go.flow}.start` : go.step);
  const goesTo = (one: Goal) => steps.some(({ ways }) => ways.some(({ go }) => go === one));
  const told = new Set<string>();
  const lines = [
    '# yaml-language-server: $schema=../schemas/flow.json',
    `# ${oneLine(`Taken from the RapidPro flow "${from}", as a beginning: read every step before anybody else does.`)}`,
    ...homeless(steps, notes),
    `start: ${steps[0]?.name ?? 'end'}`,
    'steps:',
    ...steps.flatMap((step, index) => [
      ...remarks(step, notes, told),
      ...writeStep(step, steps[index + 1]?.name, goal),
    ]),
    ...(steps.length === 0 || goesTo('end') ? END : []),
  ];
  return `${lines.join('\n')}\n`.replaceAll('NAME', name);
}

/** No path ends without somebody to call. */
const END = ['  end:', '    show: contacts/people/short', '    offer: [menu]', '    next: { menu: menu.start }'];

/** What is told of nodes that became no step stands at the top. */
const homeless = (steps: Step[], notes: Note[]): string[] =>
  tellNotes(notes.filter(({ node }) => !steps.some((step) => step.node === node && node !== ''))).map((line) =>
    line.trimStart(),
  );

function remarks({ node }: Step, notes: Note[], told: Set<string>): string[] {
  if (told.has(node) || node === '') return [];
  told.add(node);
  return tellNotes(notes.filter((one) => one.node === node));
}

function tellNotes(all: Note[]): string[] {
  const here = all.filter(({ kind }) => kind === 'lost' || kind === 'changed');
  return [
    ...new Set(
      here.map(({ kind, says }) => `  # ${oneLine(`${kind === 'lost' ? 'Not carried over' : 'Changed'}: ${says}`)}`),
    ),
  ];
}

/** A comment must not end before its line does. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, 200)
    .trim();

function writeStep(
  { name, kind, choices, ways, most }: Step,
  below: string | undefined,
  goal: (go: Goal) => string,
): string[] {
  const answers = `[${choices.map((choice) => choice.name).join(', ')}]`;
  const asks = {
    say: [],
    decide: [],
    offer: [`    offer: ${answers}`],
    ask: [`    ask: ${answers}`],
    number: ['    accept: number', ...(most === undefined ? [] : [`    most: ${most}`])],
  }[kind];
  const next = writeNext(kind, ways, below, goal);
  return asks.length + next.length === 0 ? [`  ${name}: {}`] : [`  ${name}:`, ...asks, ...next];
}

function writeNext(kind: Step['kind'], ways: Way[], below: string | undefined, goal: (go: Goal) => string): string[] {
  const places = new Set(ways.map(({ go }) => goal(go)));
  const [only] = places;
  if (places.size === 1 && kind !== 'decide') return only === below ? [] : [`    next: ${only}`];
  if (kind === 'decide')
    return [
      '    next:',
      ...ways.map(
        ({ when, go }) =>
          `      - { ${when ? `when: { ${when.step}: [${when.answers.join(', ')}] }, ` : ''}go: ${goal(go)} }`,
      ),
    ];
  return ['    next:', ...ways.map(({ answer, go }) => `      ${answer ?? 'unsure'}: ${goal(go)}`)];
}
