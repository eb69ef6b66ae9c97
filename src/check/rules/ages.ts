import type { Fact } from '../../bundle/bundle.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { eachFact } from '../each.ts';
import { own } from '../own.ts';
import { error, warning } from '../place.ts';
import { placeholdersIn } from '../words.ts';
import { EARLIEST } from './dates.ts';

export const expiredFact: Rule = {
  name: 'expired-fact',
  finds: 'A fact whose "valid_until" has passed.',
  why: 'From that day on its sentences say that there is no checked number: the new one was never written down.',
  example: '"fee" was valid until 2026-06-30: people read a safe sentence in its place.',
  check: (content) =>
    eachFact(content, ({ validFrom, validUntil }, file, name) => {
      if (!validUntil || (validFrom ?? '') > validUntil || !(content.now >= Date.parse(validUntil) + DAY_MS)) return [];
      const message = `"${name}" was valid until ${validUntil}: people read a safe sentence in its place.`;
      return [
        warning(content, { file, path: [name, 'valid_until'] }, message, 'Write down the new value and its dates.'),
      ];
    }),
};

export const oldFact: Rule = {
  name: 'old-fact',
  finds: 'A fact that is older than content/freshness.yaml allows for its kind.',
  why: 'Wages and borders change; what is too old is said with a warning, or no longer at all.',
  example: '"fee" is 687 days old, and a "law" may be 365: people read that it may have changed.',
  check: (content) => eachFact(content, (fact, file, name) => tooOld(content, fact, file, name)),
};

export const undatedFact: Rule = {
  name: 'undated-fact',
  finds: 'A fact without any date whose date a text quotes.',
  why: 'The sentence would end in an empty bracket, and nobody could tell how old the number is.',
  example: 'Texts quote the date of "fee", and it has none.',
  check: (content) => {
    const quoted = new Set(content.leaves.flatMap(({ text }) => placeholdersIn(text)));
    return eachFact(content, ({ id, source, validFrom }, file, name) => {
      if (source.date || validFrom || !quoted.has(`${id}.date`)) return [];
      const spot = { file, path: [name, 'source'], at: 'key' as const };
      return [error(content, spot, `Texts quote the date of "${name}", and it has none.`, 'Add date: below "source".')];
    });
  },
};

const DAY_MS = 86_400_000;

/** Age counts as the engine counts it: from the later of the day it is valid from and the day its source spoke. */
function tooOld(content: Checked, { kind, source, validFrom }: Fact, file: string, name: string): Finding[] {
  const limit = own(content.bundle.freshness, kind);
  const spoke = Math.max(...[source.date, validFrom].map((day) => (day ? Date.parse(day) : Number.NEGATIVE_INFINITY)));
  const days = Math.floor((content.now - spoke) / DAY_MS);
  // A slip in the year is told by itself.
  if (!limit || !Number.isFinite(days) || (source.date ?? EARLIEST) < EARLIEST || days <= limit.days) return [];
  const then = limit.when_old === 'withhold' ? 'a safe sentence in its place' : 'that it may have changed';
  const message = `"${name}" is ${days} days old, and a "${kind}" may be ${limit.days}: people read ${then}.`;
  const hint = 'Look at the source again, and write the day on which it spoke.';
  return [warning(content, { file, path: [name, 'kind'] }, message, hint)];
}
