/** Names for steps and answers, from whatever RapidPro calls them. Each is given once. */
export function namer(taken: string[] = []): (given: string, otherwise: string, link?: '_' | '-') => string {
  const used = new Set(taken);
  return (given, otherwise, link = '_') => {
    const name = slug(given, link) || otherwise;
    const rest = Array.from({ length: used.size + 1 }, (_, index) => `${name}${link}${index + 2}`);
    const free = [name, ...rest].find((one) => !used.has(one)) ?? name;
    used.add(free);
    return free;
  };
}

/** Room for a number behind it: names have at most 40 letters. */
const LONGEST = 34;

/** Small Latin letters and digits, first a letter; nothing where there are none, as in Thai. */
function slug(given: string, link: '_' | '-'): string {
  const plain = given
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, link)
    .replace(/^[-_0-9]+/, (start) => (/\d/.test(start) ? `n${link}${start.replace(/^[-_]+/, '')}` : ''))
    .slice(0, LONGEST)
    .replace(/[-_]+$/, '');
  return plain === 'constructor' ? `constructor${link}flow` : plain;
}
