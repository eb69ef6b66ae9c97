import { lostAct } from './acts.ts';
import type { Act, Graph, Node, Route, Split, Words } from './graph.ts';
import { at, type Json, list, object, text } from './json.ts';
import { languageOf } from './languages.ts';

/** A flow of the flow specification 13 and later: nodes with actions, a router and exits. */
export function readCurrent(flow: Json): Graph {
  const tongue = tongueOf(flow);
  const nodes = list(at(flow, 'nodes')).map((node) => readNode(object(node), tongue));
  return {
    id: text(at(flow, 'uuid')),
    name: text(at(flow, 'name')),
    lang: tongue.own,
    oddLanguages: tongue.odd,
    version: text(at(flow, 'spec_version')) || '13',
    nodes: new Map(nodes.map((node) => [node.id, node])),
    entry: nodes[0]?.id,
  };
}

/** Translations stand apart, by language, then by the id of what they translate. */
type Tongue = { own: string | undefined; others: [lang: string, words: unknown][]; odd: string[] };

/** Where the language is not known, its words stand under this name. */
export const UNKNOWN = 'und';

function tongueOf(flow: Json): Tongue {
  const codes = Object.entries(object(at(flow, 'localization')));
  return {
    own: languageOf(text(at(flow, 'language'))),
    others: codes.flatMap(([code, words]) =>
      languageOf(code) ? [[languageOf(code) ?? '', words] as [string, unknown]] : [],
    ),
    odd: codes.map(([code]) => code).filter((code) => !languageOf(code)),
  };
}

function wordsOf({ own, others }: Tongue, said: string, id: string, part: string, index = 0): Words {
  const translated = others.flatMap(([lang, all]) => {
    const found = list(at(at(all, id), part))[index];
    const words = text(found) || text(at(found, 'text'));
    return words ? [[lang, words] as const] : [];
  });
  return Object.fromEntries([...translated, [own ?? UNKNOWN, said]]);
}

function readNode(node: Json, tongue: Tongue): Node {
  const exits = new Map(
    list(at(node, 'exits')).map((exit) => [text(at(exit, 'uuid')), text(at(exit, 'destination_uuid'))]),
  );
  const acts = list(at(node, 'actions')).map((act) => readAct(object(act), tongue));
  const router = at(node, 'router');
  const id = text(at(node, 'uuid'));
  if (router !== undefined && router !== null) return { id, acts, split: readSplit(object(router), exits, tongue) };
  const next = [...exits.values()][0];
  return { id, acts, ...(next ? { next } : {}) };
}

function readAct(act: Json, tongue: Tongue): Act {
  const type = text(at(act, 'type'));
  if (type === 'send_msg' || type === 'say_msg') return readSay(act, type, tongue);
  if (type !== 'enter_flow') return lostAct(type, act);
  const flow = at(act, 'flow');
  return { kind: 'flow', id: text(at(flow, 'uuid')), name: text(at(flow, 'name')), ends: at(act, 'terminal') === true };
}

function readSay(act: Json, type: string, tongue: Tongue): Act {
  const id = text(at(act, 'uuid'));
  const replies = list(at(act, 'quick_replies')).map((reply) => text(reply) || text(at(reply, 'text')));
  const files = list(at(act, 'attachments')).length;
  const lost = [
    files > 0 ? `${files === 1 ? 'a picture or recording' : `${files} pictures or recordings`} in a message` : '',
    at(act, 'template') || at(act, 'templating') ? 'a WhatsApp template of a message' : '',
    at(act, 'audio_url') ? 'a recording of a spoken message' : '',
    type === 'say_msg' ? 'that a message is spoken on the phone: it is written here' : '',
  ].filter(Boolean);
  return {
    kind: 'say',
    words: wordsOf(tongue, text(at(act, 'text')), id, 'text'),
    replies: replies
      .map((reply, index) => wordsOf(tongue, reply, id, 'quick_replies', index))
      .filter((_, index) => replies[index]),
    lost,
  };
}

function readSplit(router: Json, exits: Map<string, string>, tongue: Tongue): Split {
  const wait = object(at(router, 'wait'));
  const silence = object(at(wait, 'timeout'));
  const rest = text(at(router, 'default_category_uuid'));
  const cases = list(at(router, 'cases'));
  const isRandom = text(at(router, 'type')) === 'random';
  const routes = list(at(router, 'categories')).map((category): Route => {
    const id = text(at(category, 'uuid'));
    const to = exits.get(text(at(category, 'exit_uuid')));
    const tests = cases.filter((one) => text(at(one, 'category_uuid')) === id);
    const isSilence = id !== '' && text(at(silence, 'category_uuid')) === id;
    return {
      words: wordsOf(tongue, text(at(category, 'name')), id, 'name'),
      ...(to ? { to } : {}),
      tests: tests.map((one) => ({ type: text(at(one, 'type')), args: list(at(one, 'arguments')).map(text) })),
      kind: isSilence ? 'silence' : tests.length === 0 && id === rest && !isRandom ? 'rest' : 'answer',
      ...(isSilence ? { seconds: Number(at(silence, 'seconds')) || 0 } : {}),
    };
  });
  return {
    waits: Object.keys(wait).length > 0,
    random: isRandom,
    operand: text(at(router, 'operand')),
    result: text(at(router, 'result_name')),
    routes,
  };
}
