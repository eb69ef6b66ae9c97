/** What is wrong in a JSON text, where (UTF-16 units from its start), and how much of it. */
export type JsonFault = { index: number; length: number; kind: 'broken' | 'twice'; says: string };

/**
 * The first place at which a text stops being JSON, in words for people who never heard of JSON: the parser's own
 * message names a place only sometimes. Else a key that stands twice, of which the parser silently drops one.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: Open[] = [];
  let twice: JsonFault | undefined;
  let expect: Expect = 'value';
  TOKEN.lastIndex = 0;
  for (let token = nextToken(text); token; token = nextToken(text)) {
    if (expect.startsWith('key') && isText(token)) twice ??= keepKey(open.at(-1), token);
    const next = step(expect, token.text, open);
    if (next.says) return { ...at(token), kind: 'broken', says: next.says };
    expect = next.expect;
    if (expect === 'end') break;
  }
  return expect === 'end' && text.slice(TOKEN.lastIndex).trim() === '' ? twice : unreadable(text, open, expect);
}

type Open = { mark: '{' | '['; keys: Set<string> };
type Expect = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end';
type Token = { text: string; index: number };

const TOKEN = /[\s\ufeff]*([{}[\],:]|"(?:[^"\\\n\r]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

function nextToken(text: string): Token | undefined {
  const before = TOKEN.lastIndex;
  const found = TOKEN.exec(text);
  if (found?.[1] !== undefined) return { text: found[1], index: found.index + found[0].length - found[1].length };
  TOKEN.lastIndex = before;
  return undefined;
}

const at = ({ text, index }: Token) => ({ index, length: text.length });
const isText = ({ text }: Token): boolean => text.startsWith('"');

function keepKey(inside: Open | undefined, token: Token): JsonFault | undefined {
  const isKnown = inside?.keys.has(token.text);
  inside?.keys.add(token.text);
  return isKnown
    ? { ...at(token), kind: 'twice', says: `${token.text} stands twice here; only the last is read` }
    : undefined;
}

type Next = { expect: Expect; says?: string };

function step(expect: Expect, token: string, open: Open[]): Next {
  if (expect === 'colon')
    return token === ':' ? { expect: 'value' } : fault(expect, 'a ":" is missing in front of this');
  if (expect === 'comma') return afterValue(token, open);
  if (expect.startsWith('key')) return inObject(expect, token, open);
  if (token === ']' && expect === 'value or ]') return close(open);
  if (token === ']') return fault(expect, 'the comma in front of this "]" is one too many');
  return startValue(expect, token, open);
}

function startValue(expect: Expect, token: string, open: Open[]): Next {
  if ('},:'.includes(token)) return fault(expect, 'a text is missing in front of this');
  if (token !== '{' && token !== '[') return { expect: open.length > 0 ? 'comma' : 'end' };
  open.push({ mark: token, keys: new Set() });
  return { expect: token === '{' ? 'key or }' : 'value or ]' };
}

function inObject(expect: Expect, token: string, open: Open[]): Next {
  if (token.startsWith('"')) return { expect: 'colon' };
  if (token !== '}') return fault(expect, 'a name in quotes is missing in front of this');
  return expect === 'key or }' ? close(open) : fault(expect, 'the comma in front of this "}" is one too many');
}

function afterValue(token: string, open: Open[]): Next {
  const inside = open.at(-1)?.mark;
  if (token === ',') return { expect: inside === '{' ? 'key' : 'value' };
  if (token === (inside === '{' ? '}' : ']')) return close(open);
  if (token === '}' || token === ']')
    return fault('comma', `a "${inside === '{' ? '}' : ']'}" is missing in front of this`);
  return fault('comma', 'a comma is missing in front of this');
}

function close(open: Open[]): Next {
  open.pop();
  return { expect: open.length > 0 ? 'comma' : 'end' };
}

const fault = (expect: Expect, says: string): Next => ({ expect, says });

/** Where no token could be read any more. */
function unreadable(text: string, open: Open[], expect: Expect): JsonFault {
  const index = TOKEN.lastIndex + (/^[\s\ufeff]*/.exec(text.slice(TOKEN.lastIndex))?.[0].length ?? 0);
  const broken = { index, length: 1, kind: 'broken' } as const;
  const character = text[index];
  if (character === undefined) {
    const mark = open.at(-1)?.mark === '[' ? ']' : '}';
    return { ...broken, index: text.trimEnd().length, says: `the file ends too early: a "${mark}" is missing` };
  }
  if (expect === 'end') return { ...broken, says: 'the file should end here' };
  if (character === '"') return { ...broken, says: 'this text has no quote at its end' };
  return {
    ...broken,
    says: expect === 'comma' ? 'a comma or a quote is missing in front of this' : 'this has to stand in quotes',
  };
}
