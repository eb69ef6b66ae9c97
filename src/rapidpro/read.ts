import { findJsonFault } from '../bundle/json-fault.ts';
import { type Graph, Unreadable } from './graph.ts';
import { at, type Json, list, object } from './json.ts';
import { readCurrent } from './read-current.ts';
import { readOlder } from './read-older.ts';

/** Exports of whole workspaces have a few MB. What is larger is no export of flows. */
export const LARGEST_FILE = 20_000_000;
/** Flows in one export, nodes in one flow, brackets within brackets: far above what RapidPro itself allows to be edited. */
const MOST_FLOWS = 1_000;
const MOST_NODES = 2_000;
const DEEPEST = 100;

/** The flows of an export of RapidPro or TextIt, of any version. Throws `Unreadable`, in words for whoever sent it. */
export function readExport(written: string): Graph[] {
  if (written.length > LARGEST_FILE) throw new Unreadable(`The file has more than ${LARGEST_FILE / 1_000_000} MB.`);
  if (isDeeperThan(written, DEEPEST))
    throw new Unreadable(`The file has more than ${DEEPEST} brackets within brackets: it is no export of flows.`);
  const flows = flowsIn(parse(written));
  if (flows.length === 0)
    throw new Unreadable(
      'There are no flows in this file. In RapidPro or TextIt choose "Export" in the list of flows.',
    );
  if (flows.length > MOST_FLOWS)
    throw new Unreadable(`The file has ${flows.length} flows; at most ${MOST_FLOWS} are read.`);
  return flows.map((flow) => {
    const nodes = [...list(at(flow, 'nodes')), ...list(at(flow, 'action_sets')), ...list(at(flow, 'rule_sets'))].length;
    if (nodes <= MOST_NODES) return isOlder(flow) ? readOlder(flow) : readCurrent(flow);
    throw new Unreadable(`A flow has ${nodes} nodes; at most ${MOST_NODES} are read.`);
  });
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written.replace(/^\ufeff/, ''));
  } catch {
    const fault = findJsonFault(written);
    const before = written.slice(0, fault?.index ?? 0).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    throw new Unreadable(`The file is no JSON: ${place}: ${fault?.says ?? 'it cannot be read'}.`);
  }
}

/** A whole export, the assets of the flow engine, or one flow alone. */
function flowsIn(value: unknown): Json[] {
  const many = [at(value, 'flows'), at(at(value, 'assets'), 'flows'), [value]].find((one) => list(one).length > 0);
  return list(many)
    .map((one) => (isFlow(at(one, 'definition')) ? withName(one) : one))
    .filter(isFlow)
    .map(object);
}

/** The oldest exports hold a flow in an envelope that has its name. */
const withName = (one: unknown): Json => ({
  ...object(at(one, 'definition')),
  name: at(at(at(one, 'definition'), 'metadata'), 'name') ?? at(one, 'name'),
});

const isFlow = (value: unknown): boolean => Array.isArray(at(value, 'nodes')) || isOlder(value);
const isOlder = (value: unknown): boolean => Array.isArray(at(value, 'action_sets'));

function isDeeperThan(written: string, most: number): boolean {
  let depth = 0;
  for (const { 0: mark } of written.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth--;
    if (depth > most) return true;
  }
  return false;
}
