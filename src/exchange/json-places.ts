/** Where a value of a JSON file stands; an object with its members. */
export type Node = { from: number; to: number; members?: Member[] };
/** `from`: where the quote of its name stands. */
export type Member = { name: string; from: number; node: Node };

/** Where each value stands. `text`: valid JSON. */
export function placesIn(text: string): Node {
  let index = text.startsWith('\ufeff') ? 1 : 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = index;
    const found = pattern.exec(text)?.[0] ?? '';
    index += found.length;
    return found;
  };
  const all = <T>(end: string, one: () => T): T[] => {
    const found: T[] = [];
    index++;
    for (take(SPACE); text[index] !== end && index < text.length; take(SPACE)) found.push(one());
    index++;
    return found;
  };
  const value = (): Node => {
    take(SPACE);
    const from = index;
    if (text[from] === '{') {
      const members = all('}', member);
      return { from, to: index, members };
    }
    if (text[from] === '[') all(']', value);
    else take(text[from] === '"' ? STRING : WORD);
    return { from, to: index };
  };
  const member = (): Member => {
    const from = index;
    const name = String(JSON.parse(take(STRING)));
    return { name, from, node: value() };
  };
  return value();
}

/** With the commas and colons between values: the JSON is valid, so they are where they belong. */
const SPACE = /[\s,:]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORD = /[^\s,\]}]+/y;
