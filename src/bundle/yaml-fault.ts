import { type Document, isCollection, type Node, visit } from 'yaml';

/** What is wrong in a YAML document, and where (UTF-16 units from its start). */
export type YamlFault = { index: number; length: number; says: string };

/** The first thing that makes a document unreadable, in words for people who never heard of YAML. */
export function findYamlFault(doc: Document): YamlFault | undefined {
  const error = doc.errors[0];
  if (!error) return findOddity(doc);
  const [from, to] = error.pos;
  return { index: from, length: Math.max(1, to - from), says: inWords(error.message) };
}

/** What YAML allows and nobody who edits these files means: `*name` for a repetition, a list or group as a name. */
function findOddity(doc: Document): YamlFault | undefined {
  let fault: YamlFault | undefined;
  const tell = ({ range }: Node, says: string) => {
    fault = { index: range?.[0] ?? 0, length: Math.max(1, (range?.[1] ?? 0) - (range?.[0] ?? 0)), says };
    return visit.BREAK;
  };
  visit(doc, {
    Alias: (_, node) => tell(node, 'a text that begins with "*" needs quotes'),
    Pair: (_, { key }) => (isCollection(key) ? tell(key, 'a list or group cannot be a name') : undefined),
  });
  return fault;
}

const SAYINGS: [RegExp, string][] = [
  [/end with a (.)$/, 'a "$1" is missing at the end of a list or group'],
  [/Missing closing ["']quote/, 'a quote is missing at the end of a text'],
  [/must be unique/, 'this word stands twice here'],
  [/Tabs are not allowed/, 'a tab stands in front of this line; only spaces may'],
  [/Nested mappings/, 'a ":" stands where none can be; a text with a ":" in it needs quotes'],
  [/start at the same column/, 'this line stands too far to the left or to the right'],
  [/need to be on a single line/, 'a ":" is missing behind this word'],
  [/start with reserved character (.)/, 'a text that begins with "$1" needs quotes'],
  [/Unexpected scalar at node end/, 'this stands where nothing can stand; a quote in quotes is written twice'],
  [/multiple documents/, 'a line "---" stands here; one file holds one document'],
];

function inWords(message: string): string {
  const said = message.replace(/\.$/, '');
  for (const [pattern, words] of SAYINGS) {
    const found = pattern.exec(said);
    if (found) return words.replace('$1', found[1] ?? '');
  }
  return said;
}
