import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { asObject, asText } from '../channels/json.ts';
import { drawMermaid } from '../drawing/mermaid.ts';
import { Unreadable } from '../rapidpro/graph.ts';
import { type Imported, importFlows, namesIn } from '../rapidpro/import.ts';
import { type Draft, filesOf } from '../starters/draft.ts';
import { whyNoName } from '../starters/names.ts';
import { readTemplates, startFrom } from '../starters/template.ts';
import { tryDrafts } from '../starters/trial.ts';
import { flowOf } from './asked.ts';
import type { Desk } from './on-desk.ts';
import { type Change, saveFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** New conversations, from a template or from RapidPro, and drawings of those that are there. */
export const startingQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  starters: (_desk, _body, { roles }) => ({
    templates: readTemplates().map(({ name }) => name),
    mayBegin: roles.includes('editor'),
  }),
  /** `template`, and the `name` of the new conversation. Gives the unit at which it begins. */
  begin(desk, body, by) {
    mustBe('editor', by);
    const { name, template } = asObject(body);
    const found = readTemplates().find((one) => one.name === template);
    if (!found) throw new Wrong('There is no such template. Choose one of the list.');
    const { sources } = readSources(desk.folders.contentDir);
    const given = (asText(name) ?? '').trim();
    const why = given === '' ? 'Give the new conversation a name, such as rent.' : whyNoName(given, sources);
    if (why) throw new Wrong(why);
    const draft = startFrom(found, given, compile(sources).bundle);
    if ('wrong' in draft) throw new Wrong(draft.wrong);
    put(desk, draft);
    return { unit: unitOf(desk, draft) };
  },
  /** `bytes`: an export of RapidPro or TextIt; `only`: one flow of it. Only with `take` is anything written. */
  rapidpro(desk, body, by) {
    mustBe('editor', by);
    const { bytes, only, take } = asObject(body);
    if (!(bytes instanceof Uint8Array)) throw new Wrong('No file came.');
    const written = new TextDecoder().decode(bytes);
    try {
      const flows = namesIn(written);
      const wanted = asText(only) || undefined;
      if (flows.length > 1 && wanted === undefined) return { flows };
      const { sources } = readSources(desk.folders.contentDir);
      const [one] = importFlows(
        written,
        wanted === undefined ? {} : { only: wanted },
        sources,
        compile(sources).bundle,
      );
      if (!one) throw new Wrong('There are no flows in this file.');
      if (take !== true) return { flows, found: told(one, errorsOf(one, sources)) };
      put(desk, one.draft);
      return { flows, found: { ...told(one, []), unit: unitOf(desk, one.draft) } };
    } catch (error) {
      throw error instanceof Unreadable ? new Wrong(error.message) : error;
    }
  },
  /** A conversation as Mermaid, with its words in one language. */
  mermaid({ drafts }, body) {
    const { version, bundle } = drafts.now();
    const { flow, lang } = asObject(body);
    const language = asText(lang) ?? '';
    if (!Object.hasOwn(bundle.languages, language)) throw new Wrong(`There is no language "${language}".`);
    return { version, ...drawMermaid(bundle, flowOf(bundle, flow), language) };
  },
};

const unitOf = ({ drafts }: Desk, { name }: Draft): string =>
  `${name}.${drafts.again().bundle.flows[name]?.start ?? ''}`;

/** Written as everything else in the studio is: checked once more, all files or none, and never over one that is there. */
function put(desk: Desk, draft: Draft): void {
  const changes = [...filesOf(draft)].map(([file, text]): [string, Change] => [
    file,
    (now) => {
      if (now !== '') throw new Wrong(`There is ${file} already. Nothing was saved. Take another name.`);
      return text;
    },
  ]);
  saveFiles(desk, Object.fromEntries(changes));
}

const errorsOf = ({ draft }: Imported, sources: Parameters<typeof tryDrafts>[0]): string[] =>
  tryDrafts(sources, [draft], Date.now())
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message, hint }) => `${file}:${line}: ${message}${hint ? ` ${hint}` : ''}`);

const told = ({ from, draft, figures, notes }: Imported, errors: string[]) => ({
  from,
  name: draft.name,
  figures,
  errors,
  notes: notes.map(({ kind, node, says }) => ({ kind, says, node: node.slice(0, 8) })),
});
