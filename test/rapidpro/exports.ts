import { compile } from '../../src/bundle/compile.ts';
import { type Problem } from '../../src/bundle/bundle.ts';
import { readSources } from '../../src/bundle/read.ts';
import { type Imported, importFlows, type Wanted } from '../../src/rapidpro/import.ts';
import { tryDrafts } from '../../src/starters/trial.ts';
import { TODAY } from '../check/small.ts';

const { sources } = readSources(`${import.meta.dirname}/../..`);
const { bundle } = compile(sources);

/** The flows of an export, as they would become conversations of this project. */
export const bring = (written: unknown, wanted: Wanted = { all: true }): Imported[] =>
  importFlows(typeof written === 'string' ? written : JSON.stringify(written), wanted, sources, bundle);

/** What the checker finds in them that is an error. */
export const errorsIn = (imported: Imported[]): Problem[] =>
  tryDrafts(
    sources,
    imported.map(({ draft }) => draft),
    TODAY,
  ).filter(({ severity }) => severity === 'error');

export const saysOf = ({ notes }: Imported, kind: string): string[] =>
  notes.filter((note) => note.kind === kind).map(({ says }) => says);

type Json = Record<string, unknown>;

/** A flow of the current version, in the words of its format. */
export const flow = (name: string, nodes: Json[], more: Json = {}): Json => ({
  uuid: `flow-${name}`,
  name,
  language: 'eng',
  type: 'messaging',
  spec_version: '13.5.0',
  localization: {},
  nodes,
  ...more,
});

export const says = (id: string, text: string, to?: string, more: Json = {}): Json =>
  does(id, [{ type: 'send_msg', uuid: `say-${id}`, text, ...more }], to);

export const does = (id: string, actions: Json[], to?: string): Json => ({
  uuid: id,
  actions,
  exits: [{ uuid: `exit-${id}`, destination_uuid: to ?? null }],
});

export type Case = { name: string; test?: string; args?: string[]; to?: string; silence?: number };

/** A node with a router: it waits for an answer unless `operand` says what it looks at. The last case without a test is the rest. */
export function routes(
  id: string,
  cases: Case[],
  more: { result?: string; operand?: string; actions?: Json[]; type?: string } = {},
): Json {
  const silence = cases.findIndex(({ silence: seconds }) => seconds !== undefined);
  const rest = cases.findLastIndex(({ test, silence: seconds }) => test === undefined && seconds === undefined);
  const wait = {
    type: 'msg',
    ...(silence < 0 ? {} : { timeout: { seconds: cases[silence]?.silence, category_uuid: `${id}-${silence}` } }),
  };
  return {
    uuid: id,
    actions: more.actions ?? [],
    router: {
      type: more.type ?? 'switch',
      operand: more.operand ?? '@input.text',
      result_name: more.result ?? '',
      ...(more.operand === undefined && more.type === undefined ? { wait } : {}),
      default_category_uuid: rest < 0 ? null : `${id}-${rest}`,
      categories: cases.map(({ name }, index) => ({ uuid: `${id}-${index}`, name, exit_uuid: `${id}-exit-${index}` })),
      cases: cases.flatMap(({ test, args }, index) =>
        test === undefined
          ? []
          : [{ uuid: `${id}-case-${index}`, type: test, arguments: args ?? [], category_uuid: `${id}-${index}` }],
      ),
    },
    exits: cases.map(({ to }, index) => ({ uuid: `${id}-exit-${index}`, destination_uuid: to ?? null })),
  };
}
