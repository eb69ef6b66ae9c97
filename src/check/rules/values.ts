import type { Fact } from '../../bundle/bundle.ts';
import { firstLanguage } from '../../engine/stage.ts';
import { toAsciiDigits } from '../../understand/digits.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { eachFact } from '../each.ts';
import { error, guess, valueAt, warning } from '../place.ts';

export const wordyNumber: Rule = {
  name: 'wordy-number',
  finds: 'A value that looks like a number and is read as words.',
  why: 'No calculation can use it, and it is not written the way of each language.',
  example: '"fee.value" is "300,000", which is read as words and not as a number.',
  check: (content) =>
    eachFact(content, ({ value, unit }, file, name) => {
      if (typeof value !== 'string' || !(unit || NUMBER_LIKE.test(toAsciiDigits(value)))) return [];
      const digits = toAsciiDigits(value).replace(/[^\d]/g, '');
      const message = `"${name}.value" is "${value}", which is read as words and not as a number.`;
      return [
        error(content, { file, path: [name, 'value'] }, message, digits ? `Write ${digits}.` : 'Take out "unit".'),
      ];
    }),
};

export const unknownUnit: Rule = {
  name: 'unknown-unit',
  finds: 'A unit that is no currency of places.json, nor a span of time.',
  why: 'An amount without the name of its money is no help, and cannot be compared with another.',
  example: '"fee.unit" is "BHT", which is no currency of places.json.',
  check: (content) => {
    const names = valueAt(content.sources.get(`locales/${firstLanguage(content.bundle)}/places.json`), ['currency']);
    const currencies = Object.keys(names ?? {});
    return currencies.length === 0
      ? []
      : eachFact(content, (fact, file, name) => findUnit(content, fact, currencies, file, name));
  },
};

export const outOfRange: Rule = {
  name: 'out-of-range',
  finds: 'A number of a table that is below its "lowest" or above its "highest".',
  why: 'People who do not know the place are told the range: it must hold for all of them.',
  example: '"fee.table" has 450 for "bangkok", and "highest" is 400.',
  check: (content) => eachFact(content, (fact, file, name) => range(content, fact, file, name)),
};

/** Digits with what people write between and behind them: 300,000 or 300.000 kyat or 5 %. */
const NUMBER_LIKE = /^[-+]?\d[\d.,' ]*\s*(?:%|\p{L}{1,8}|\p{Sc})?$/u;

const SPANS = ['hours', 'days', 'weeks', 'months', 'years', 'percent'];
const PER = /^([^/]+)(?:\/(?:hour|day|week|month|year|piece))?$/;

function findUnit(content: Checked, fact: Fact, currencies: string[], file: string, name: string): Finding[] {
  if (fact.unit === undefined || SPANS.includes(fact.unit)) return [];
  const currency = PER.exec(fact.unit)?.[1] ?? fact.unit;
  if (currencies.includes(currency)) return [];
  const says = `"${name}.unit" is "${fact.unit}", which is no currency of places.json`;
  const isSpan = !/^[A-Z]{3}$/.test(currency);
  const message = isSpan ? `${says}, nor a span of time.` : `${says}.`;
  return [error(content, { file, path: [name, 'unit'] }, message, guess(currency, isSpan ? SPANS : currencies))];
}

function range(content: Checked, { table }: Fact, file: string, name: string): Finding[] {
  const { lowest, highest, ...rest } = table ?? {};
  const numbers = Object.entries(rest);
  const tell = (place: string, end: string, limit: number): Finding => {
    const message = `"${name}.table" has ${rest[place]} for "${place}", and "${end}" is ${limit}.`;
    return error(
      content,
      { file, path: [name, 'table', place], at: 'key' },
      message,
      `Look at both, "${place}" and "${end}".`,
    );
  };
  const out = numbers.flatMap(([place, number]) => [
    ...(lowest !== undefined && number < lowest ? [tell(place, 'lowest', lowest)] : []),
    ...(highest !== undefined && number > highest ? [tell(place, 'highest', highest)] : []),
  ]);
  return out.length > 0 || numbers.length === 0
    ? out
    : idle(content, { lowest, highest }, Object.values(rest), file, name);
}

/** An end of the range that no place has: the place with it was changed, the end was not. */
function idle(
  content: Checked,
  ends: Record<string, number | undefined>,
  numbers: number[],
  file: string,
  name: string,
): Finding[] {
  return Object.entries(ends).flatMap(([end, limit]) => {
    if (limit === undefined || numbers.includes(limit)) return [];
    const spot = { file, path: [name, 'table', end] };
    return [
      warning(content, spot, `"${name}.table" has no place with the ${end} number, ${limit}.`, `Look at "${end}".`),
    ];
  });
}
