import type { Bundle, Problem } from '../bundle/bundle.ts';
import type { File } from '../bundle/files.ts';
import { isShown } from '../engine/contacts.ts';
import { factAge } from '../engine/facts.ts';
import { columns } from './width.ts';

/** The problems as staff read them: the sentence, the place, the line with what is meant underlined, what to type. */
export function printProblems(problems: Problem[], files: File[], colour = false): string {
  const texts = new Map(files.map(({ file, text }) => [file, text.split('\n')]));
  const paint = colour ? painted : plain;
  return problems.map((problem) => printOne(problem, texts.get(problem.file), paint)).join('');
}

/** One line: what was checked, what is held back, and how many errors and warnings there are. */
export function printSummary(bundle: Bundle, problems: Problem[], now: number): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const sizes = [
    count(Object.keys(bundle.flows).length, 'flow'),
    count(Object.keys(bundle.languages).length, 'language'),
    count(Object.keys(bundle.contacts).length, 'contact'),
    count(Object.keys(bundle.facts).length, 'fact'),
    count(Object.keys(bundle.flags).length, 'red flag'),
  ];
  const found = [count(errors, 'error'), count(problems.length - errors, 'warning')].join(', ');
  const verdict = problems.length === 0 ? '✔ Nothing is wrong.' : `${errors > 0 ? '✘' : '▲'} ${found}.`;
  return `${verdict} Checked: ${sizes.join(', ')}. Held back: ${heldBack(bundle, now)}.\n`;
}

/** Contacts and facts that nobody is shown at this moment. */
function heldBack(bundle: Bundle, now: number): string {
  const hidden = Object.values(bundle.contacts).filter((contact) => !isShown(contact, now)).length;
  const withheld = Object.values(bundle.facts).filter((fact) => factAge(bundle, fact, now) === 'withheld').length;
  return `${count(hidden, 'contact')}, ${count(withheld, 'fact')}`;
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

type Paint = Record<'error' | 'warning' | 'faint', (text: string) => string>;

const code = (number: string) => (text: string) => `\u001b[${number}m${text}\u001b[0m`;
const painted: Paint = { error: code('31;1'), warning: code('33;1'), faint: code('2') };
const plain: Paint = { error: String, warning: String, faint: String };

function printOne(problem: Problem, lines: string[] | undefined, paint: Paint): string {
  const { file, line, column, severity, rule, message, hint } = problem;
  const sign = severity === 'error' ? '✘ ERROR' : '▲ WARNING';
  const shown = lines && showLine(problem, lines[line - 1]?.replace(/\r$/, '') ?? '', paint);
  return [
    `${paint[severity](sign)} ${message} ${paint.faint(`[${rule}]`)}`,
    '',
    `    ${file}:${line}:${column}:`,
    ...(shown ?? []),
    ...(hint ? [`  ${hint}`] : []),
    '',
    '',
  ].join('\n');
}

/** Longest piece of a line that is shown: texts stand on one long line in locale files. */
const LONGEST_LINE = 100;
/** What is shown of a long line in front of the place. */
const BEFORE = 30;

function showLine({ line, column, length, severity }: Problem, text: string, paint: Paint): string[] {
  const isLong = text.length > LONGEST_LINE;
  const start = isLong && column - 1 > BEFORE ? edge(text, column - 1 - BEFORE) : 0;
  const end = isLong ? edge(text, start + LONGEST_LINE) : text.length;
  const piece = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  const before = `${start > 0 ? '…' : ''}${text.slice(start, column - 1)}`;
  const meant = text.slice(column - 1, Math.min(end, column - 1 + length));
  const number = String(line);
  const under = '~'.repeat(Math.max(1, columns(meant)));
  return [
    `      ${number} ${paint.faint('│')} ${piece}`,
    `      ${' '.repeat(number.length)} ${paint.faint('╵')} ${spaces(before)}${paint[severity](under)}`,
  ];
}

/** As wide as the text above; a tab stays one, since nobody knows how wide it is. */
const spaces = (text: string): string =>
  text
    .split('\t')
    .map((part) => ' '.repeat(columns(part)))
    .join('\t');

/** The nearest place at or before `at` that tears no character. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const edge = (text: string, at: number): number => graphemes.segment(text).containing(at)?.index ?? text.length;
