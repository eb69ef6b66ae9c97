import type { Aim, Figure } from './figure.ts';

const HEAD = ['section', 'figure', 'unit', 'ours', 'other', 'ratio', 'aim', 'lowest–highest', ''];
/** Columns from this one to that one hold numbers and stand to the right. */
const NUMBERS = [3, 7];

/** The figures as aligned lines. A missing number is an empty cell. */
export function table(figures: Figure[]): string {
  const rows = [HEAD, ...figures.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const [from = 0, to = 0] = NUMBERS;
  const line = (cells: string[]) =>
    cells
      .map((cell, n) => (n >= from && n <= to ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

const row = ({ section, name, unit, ours, other, ratio, aim, spread, ok }: Figure): string[] => [
  section,
  name,
  unit,
  short(ours),
  other === undefined ? '' : short(other),
  ratio === undefined ? '' : ratio.toFixed(2),
  aim ? tellAim(aim) : '',
  spread.map(short).join('–'),
  ok === undefined ? '' : ok ? 'ok' : 'NOT OK',
];

const tellAim = ({ of, most, least }: Aim): string =>
  `${of === 'ratio' ? 'ratio ' : ''}${most === undefined ? `≥ ${least ?? ''}` : `≤ ${most}`}`;

/** Three significant digits; whole above a hundred. */
const short = (value: number): string => {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
};
