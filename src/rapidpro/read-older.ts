import { lostAct } from './acts.ts';
import type { Act, Graph, Node, Route, Split, Test, Words } from './graph.ts';
import { at, type Json, list, object, text } from './json.ts';
import { languageOf } from './languages.ts';
import { UNKNOWN } from './read-current.ts';

/** A flow of the versions before 13: sets of actions and sets of rules, translations within each text. */
export function readOlder(flow: Json): Graph {
  const given = text(at(flow, 'base_language'));
  const tongue: Tongue = { code: given, lang: languageOf(given) };
  const nodes = [
    ...list(at(flow, 'action_sets')).map((set) => readActions(object(set), tongue)),
    ...list(at(flow, 'rule_sets')).map((set) => readRules(object(set), tongue)),
  ];
  const known = new Map(nodes.map((node) => [node.id, node]));
  const entry = text(at(flow, 'entry'));
  return {
    id: text(at(at(flow, 'metadata'), 'uuid')) || text(at(flow, 'uuid')),
    name: text(at(at(flow, 'metadata'), 'name')) || text(at(flow, 'name')),
    lang: tongue.lang,
    oddLanguages: [],
    version: text(at(flow, 'version')) || text(at(at(flow, 'metadata'), 'version')) || 'before 13',
    nodes: known,
    entry: known.has(entry) ? entry : nodes[0]?.id,
  };
}

/** The code under which the flow's own words stand, and the language it means. */
type Tongue = { code: string; lang: string | undefined };

/** One text for all, or texts by language. */
function wordsOf(given: unknown, { code, lang }: Tongue): Words {
  if (typeof given === 'string') return { [lang ?? UNKNOWN]: given };
  const all = Object.entries(object(given)).filter(([, said]) => text(said) !== '');
  const own = all.find(([key]) => key === code) ?? all.find(([key]) => key === 'base') ?? all[0];
  const others = all.flatMap(([key, said]) => {
    const other = languageOf(key);
    return other && key !== own?.[0] ? [[other, text(said)] as const] : [];
  });
  return Object.fromEntries([...others, [lang ?? UNKNOWN, text(own?.[1])]]);
}

function readActions(set: Json, tongue: Tongue): Node {
  const next = text(at(set, 'destination'));
  const acts = list(at(set, 'actions')).map((act) => readAct(object(act), tongue));
  return { id: text(at(set, 'uuid')), acts, ...(next ? { next } : {}) };
}

function readAct(act: Json, tongue: Tongue): Act {
  const type = text(at(act, 'type'));
  if (type === 'reply' || type === 'say') return readSay(act, type, tongue);
  if (type === 'flow')
    return { kind: 'flow', id: text(at(at(act, 'flow'), 'uuid')), name: text(at(at(act, 'flow'), 'name')), ends: true };
  return lostAct(type, act);
}

function readSay(act: Json, type: string, tongue: Tongue): Act {
  const replies = at(act, 'quick_replies');
  const files = Object.values(object(at(act, 'media'))).some((file) => text(file));
  return {
    kind: 'say',
    words: wordsOf(at(act, 'msg'), tongue),
    replies: (Array.isArray(replies) ? replies : []).map((reply) => wordsOf(reply, tongue)),
    lost: [
      files ? 'a picture or recording in a message' : '',
      type === 'say' ? 'that a message is spoken on the phone: it is written here' : '',
    ].filter(Boolean),
  };
}

/** What decides without waiting. Everything else waits for the person. */
const DECIDES = [
  'expression',
  'flow_field',
  'contact_field',
  'form_field',
  'group',
  'random',
  'webhook',
  'resthook',
  'airtime',
  'subflow',
  'shorten_url',
];
/** Those that do something first. */
const DOES: Record<string, string> = {
  webhook: 'call_webhook',
  resthook: 'call_resthook',
  airtime: 'transfer_airtime',
};

function readRules(set: Json, tongue: Tongue): Node {
  const type = text(at(set, 'ruleset_type'));
  const flow = at(at(set, 'config'), 'flow');
  const acts: Act[] = Object.hasOwn(DOES, type)
    ? [lostAct(DOES[type] ?? '', {})]
    : type === 'subflow'
      ? [{ kind: 'flow', id: text(at(flow, 'uuid')), name: text(at(flow, 'name')), ends: false }]
      : [];
  return { id: text(at(set, 'uuid')), acts, split: readSplit(set, type, tongue) };
}

function readSplit(set: Json, type: string, tongue: Tongue): Split {
  const routes: Route[] = [];
  for (const rule of list(at(set, 'rules'))) {
    const route = readRule(object(rule), tongue);
    // Two rules of one name that lead to one place are one answer with more words for it.
    const same = routes.find(
      (one) =>
        one.kind === route.kind && one.to === route.to && JSON.stringify(one.words) === JSON.stringify(route.words),
    );
    if (same) same.tests.push(...route.tests);
    else routes.push(route);
  }
  return {
    waits: !DECIDES.includes(type),
    random: type === 'random',
    operand: type === 'group' ? 'groups' : type === 'subflow' ? '@child.status' : text(at(set, 'operand')),
    result: text(at(set, 'label')),
    routes,
  };
}

/** The names of tests as they are today. */
const TESTS: Record<string, string> = {
  contains_any: 'has_any_word',
  contains: 'has_all_words',
  contains_phrase: 'has_phrase',
  contains_only_phrase: 'has_only_phrase',
  starts: 'has_beginning',
  regex: 'has_pattern',
  eq: 'has_number_eq',
  lt: 'has_number_lt',
  lte: 'has_number_lte',
  gt: 'has_number_gt',
  gte: 'has_number_gte',
  between: 'has_number_between',
  number: 'has_number',
  not_empty: 'has_text',
  phone: 'has_phone',
  date: 'has_date',
  date_before: 'has_date_lt',
  date_equal: 'has_date_eq',
  date_after: 'has_date_gt',
  state: 'has_state',
  district: 'has_district',
  ward: 'has_ward',
  in_group: 'has_group',
};

function readRule(rule: Json, tongue: Tongue): Route {
  const test = object(at(rule, 'test'));
  const type = text(at(test, 'type'));
  const to = text(at(rule, 'destination'));
  const words = wordsOf(at(rule, 'category'), tongue);
  const where = to ? { to } : {};
  if (type === 'true') return { words, ...where, tests: [], kind: 'rest' };
  if (type === 'timeout')
    return { words, ...where, tests: [], kind: 'silence', seconds: (Number(at(test, 'minutes')) || 0) * 60 };
  return { words, ...where, tests: [readTest(type, test, tongue)], kind: 'answer' };
}

function readTest(type: string, test: Json, tongue: Tongue): Test {
  const given = at(test, 'test');
  const words = typeof given === 'object' ? Object.values(wordsOf(given, tongue)) : [text(given)];
  const args = type === 'between' ? [text(at(test, 'min')), text(at(test, 'max'))] : words.filter(Boolean);
  return { type: Object.hasOwn(TESTS, type) ? (TESTS[type] ?? type) : type, args };
}
