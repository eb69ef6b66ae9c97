/** Pictures as SVG: plain shapes and words, no colours that mean anything by themselves. */

const FONT = 'font-family="sans-serif" font-size="13"';
const INK = '#222';
const SHADES = ['#1b5e7a', '#e39b2d', '#8a8a8a'];

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" fill="${INK}" ${FONT} ${more}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

const page = (width: number, height: number, title: string, shapes: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<rect width="${width}" height="${height}" fill="#fff"/>
${[text(16, 26, title, 'font-weight="bold"'), ...shapes].join('\n')}
</svg>
`;

const legend = (names: string[], x: number, y: number): string[] =>
  names.flatMap((name, index) => [
    `<rect x="${x + index * 190}" y="${y - 10}" width="12" height="12" fill="${SHADES[index]}"/>`,
    text(x + index * 190 + 18, y, name),
  ]);

const LEFT = 60;
const TOP = 70;
const TALL = 220;
const yOf = (part: number): number => TOP + TALL * (1 - part);

const scale = (right: number): string[] =>
  [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
    `<line x1="${LEFT}" y1="${yOf(part)}" x2="${right}" y2="${yOf(part)}" stroke="#ddd"/>`,
    text(LEFT - 8, yOf(part) + 4, `${part * 100} %`, 'text-anchor="end"'),
  ]);

/** Groups of bars from 0 to 1; `aims`: what each series should reach, as a dashed line. */
export function bars(
  title: string,
  groups: { name: string; parts: number[] }[],
  series: { name: string; aim?: number }[],
) {
  const wide = 34 * series.length + 30;
  const right = LEFT + groups.length * wide + 10;
  const shapes = groups.flatMap(({ name, parts }, group) => {
    const from = LEFT + 15 + group * wide;
    const drawn = parts.flatMap((part, index) => [
      `<rect x="${from + index * 34}" y="${yOf(part)}" width="30" height="${TALL * part}" fill="${SHADES[index]}"/>`,
      text(from + index * 34 + 15, yOf(part) - 4, String(Math.round(part * 100)), 'text-anchor="middle"'),
    ]);
    return [...drawn, text(from + 17 * series.length - 2, TOP + TALL + 20, name, 'text-anchor="middle"')];
  });
  const aims = series.flatMap(({ aim }, index) =>
    aim === undefined
      ? []
      : [
          `<line x1="${LEFT}" y1="${yOf(aim)}" x2="${right}" y2="${yOf(aim)}" stroke="${SHADES[index]}" stroke-dasharray="6 4"/>`,
        ],
  );
  const names = legend(
    series.map(({ name, aim }) => (aim === undefined ? name : `${name} (needed: ${Math.round(aim * 100)})`)),
    LEFT,
    50,
  );
  return page(right + 20, TOP + TALL + 40, title, [...names, ...scale(right), ...shapes, ...aims]);
}

/** Lines over named points, 0 to 1 upwards. */
export function lineChart(title: string, points: string[], series: { name: string; parts: number[] }[]) {
  const right = LEFT + 620;
  const xOf = (index: number) => LEFT + 30 + (index * 560) / (points.length - 1);
  const shapes = series.flatMap(({ parts }, index) => [
    `<polyline fill="none" stroke="${SHADES[index]}" stroke-width="2" points="${parts.map((part, n) => `${xOf(n)},${yOf(part)}`).join(' ')}"/>`,
    ...parts.flatMap((part, n) => [
      `<circle cx="${xOf(n)}" cy="${yOf(part)}" r="4" fill="${SHADES[index]}"/>`,
      text(xOf(n), yOf(part) - 8, String(Math.round(part * 100)), 'text-anchor="middle"'),
    ]),
  ]);
  const names = points.map((name, n) => text(xOf(n), TOP + TALL + 20, name, 'text-anchor="middle"'));
  const known = legend(
    series.map(({ name }) => name),
    LEFT,
    50,
  );
  return page(right + 20, TOP + TALL + 40, title, [...known, ...scale(right), ...shapes, ...names]);
}

/** What was meant (rows) against what was understood (columns): the number, darker the more of its row. */
export function confusion(title: string, names: string[], counts: number[][]) {
  const cell = 44;
  const left = 110;
  const top = 130;
  const shapes = counts.flatMap((row, y) => {
    const all = row.reduce((sum, count) => sum + count, 0) || 1;
    return [
      text(left - 8, top + y * cell + 27, names[y] ?? '', 'text-anchor="end"'),
      ...row.flatMap((count, x) => [
        `<rect x="${left + x * cell}" y="${top + y * cell}" width="${cell - 2}" height="${cell - 2}" fill="${SHADES[x === y ? 0 : 1]}" fill-opacity="${(count / all).toFixed(2)}" stroke="#eee"/>`,
        count > 0 ? text(left + x * cell + 21, top + y * cell + 27, String(count), 'text-anchor="middle"') : '',
      ]),
    ];
  });
  const heads = names.map((name, x) => {
    const [at, y] = [left + x * cell + 24, top - 8];
    return text(at, y, name, `transform="rotate(-45 ${at} ${y})"`);
  });
  const size = left + names.length * cell + 60;
  return page(size, top + names.length * cell + 20, title, [...heads, ...shapes]);
}
