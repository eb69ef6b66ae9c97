import type { Bundle } from '../bundle/bundle.ts';
import type { Source } from '../bundle/read.ts';
import type { Draft } from '../starters/draft.ts';
import { type KnownWords, knownWords } from '../starters/known-words.ts';
import { whyNoName } from '../starters/names.ts';
import { type Converted, convert } from './convert.ts';
import { type Graph, Unreadable, type Words } from './graph.ts';
import { languageName } from './languages.ts';
import { namer } from './names.ts';
import { type Figures, type Note, noFigures } from './notes.ts';
import { readExport } from './read.ts';
import { speak } from './speak.ts';
import type { Step } from './steps.ts';
import { writeFlow } from './yaml.ts';

/** `only`: the name or id of one flow; `name`: what it is to be called here; `all`: every flow of the file. */
export type Wanted = { only?: string; name?: string; all?: boolean };

/** One flow, as it would become a conversation. `from`: what RapidPro calls it. */
export type Imported = { draft: Draft; from: string; version: string; notes: Note[]; figures: Figures };

/** Flows of a RapidPro export as drafts. Nothing is written. Throws `Unreadable` with a sentence for staff. */
export function importFlows(written: string, wanted: Wanted, sources: Source[], bundle: Bundle): Imported[] {
  const graphs = choose(readExport(written), wanted);
  const names = namesFor(graphs, wanted.name, sources);
  const goals = (id: string, name: string): string | undefined => {
    const graph =
      graphs.find((one) => id !== '' && one.id === id) ?? graphs.find((one) => name !== '' && one.name === name);
    return graph && names.get(graph);
  };
  const known = knownWords(bundle);
  return graphs.map((graph) => {
    const figures = noFigures();
    const name = names.get(graph) ?? '';
    return finish(graph, name, convert(graph, goals, figures), bundle, known);
  });
}

/** What the flows of an export are called. Throws `Unreadable`. */
export const namesIn = (written: string): string[] => readExport(written).map(({ name }) => name);

function choose(graphs: Graph[], { only, all }: Wanted): Graph[] {
  if (only !== undefined) {
    const found = graphs.filter((graph) => graph.name === only || graph.id === only);
    if (found.length > 0) return found.slice(0, 1);
    throw new Unreadable(`There is no flow “${only}” in this file. ${listOf(graphs)}`);
  }
  if (graphs.length > 1 && !all)
    throw new Unreadable(`The file has ${graphs.length} flows: name one of them, or take all. ${listOf(graphs)}`);
  return graphs;
}

const LISTED = 30;
const listOf = (graphs: Graph[]): string =>
  `It has: ${graphs
    .slice(0, LISTED)
    .map(({ name }) => `“${name}”`)
    .join(', ')}${graphs.length > LISTED ? ` and ${graphs.length - LISTED} more` : ''}.`;

/** A name from outside is never a path: small letters, digits and "-", and none that is taken. */
function namesFor(graphs: Graph[], given: string | undefined, sources: Source[]): Map<Graph, string> {
  if (given !== undefined) {
    const why =
      graphs.length > 1 ? 'A name can be given to one flow only: name it with --flow.' : whyNoName(given, sources);
    if (why) throw new Unreadable(why);
  }
  const naming = namer();
  return new Map(
    graphs.map((graph) => {
      if (given !== undefined) return [graph, given];
      let name = naming(graph.name, 'imported', '-');
      while (whyNoName(name, sources)) name = naming(graph.name, 'imported', '-');
      return [graph, name];
    }),
  );
}

function finish(
  graph: Graph,
  name: string,
  { steps, notes, figures }: Converted,
  bundle: Bundle,
  known: KnownWords,
): Imported {
  const languages = Object.keys(bundle.languages);
  const own = graph.lang;
  const unsure = Object.fromEntries(languages.map((lang) => [lang, wordIn(bundle, lang)]));
  const told = new Set<string>();
  const tell = (kind: Note['kind'], node: string, says: string) => {
    const key = `${kind} ${node} ${says}`;
    if (!told.has(key)) notes.push({ kind, node, says });
    told.add(key);
  };
  tellLanguages(graph, languages, figures, tell);
  const spoken = [...steps, ...END];
  const words = languages.map(
    (lang) => [lang, speak(spoken, lang, { own, languages, known, unsure }, figures, tell)] as const,
  );
  const draft = { name, yaml: writeFlow(name, graph.name, steps, notes), words: Object.fromEntries(words) };
  for (const [, texts] of words) if (!draft.yaml.includes('\n  end:')) delete texts.end;
  return { draft, from: graph.name, version: graph.version, notes, figures };
}

/** "I don't know". */
function wordIn({ texts }: Bundle, lang: string): string {
  const said = texts[lang]?.bot?.unsure;
  return typeof said === 'string' ? said : '';
}

/** Its ways stand in the flow as it is written; here are its words. */
const END: Step[] = [
  {
    name: 'end',
    node: '',
    kind: 'offer',
    words: { remark: 'People you can ask:', known: true },
    choices: [{ name: 'menu', words: { remark: 'Menu', known: true } }],
    topic: '',
    ways: [],
  },
];

function tellLanguages(
  graph: Graph,
  languages: string[],
  figures: Figures,
  tell: (kind: Note['kind'], node: string, says: string) => void,
): void {
  const others = new Map<string, number>();
  for (const { acts } of graph.nodes.values())
    for (const act of acts)
      for (const words of act.kind === 'say' ? [act.words, ...act.replies] : [])
        count(words, graph.lang ?? languages[0], others);
  for (const [lang, texts] of others)
    if (languages.includes(lang)) figures.translations.all += texts;
    else tell('lost', '', `${texts} translations into ${languageName(lang)}, which this bot does not speak`);
  for (const code of graph.oddLanguages)
    tell('lost', '', `translations under “${code.slice(0, 20)}”, which is no language`);
  if (graph.lang === undefined)
    tell('changed', '', `its language is not named: its words are taken for ${languageName(languages[0] ?? 'en')}`);
  else if (!languages.includes(graph.lang))
    tell(
      'changed',
      '',
      `it is written in ${languageName(graph.lang)}, which this bot does not speak: its words are marked to be translated`,
    );
}

function count(words: Words, own: string | undefined, others: Map<string, number>): void {
  for (const lang of Object.keys(words))
    if (lang !== own && lang !== 'und') others.set(lang, (others.get(lang) ?? 0) + 1);
}
