import type { Bundle, Contact, Fact } from '../bundle/bundle.ts';
import { dueBeforeRelease } from '../check/release.ts';
import { isShown, NO_PHONE } from '../engine/contacts.ts';
import { factAge } from '../engine/facts.ts';
import { createTexts } from '../engine/texts.ts';

/** Facts and contacts as they stand on one day, and whom to call, most pressing first. `lang`: of their names. */
export function freshnessOf(bundle: Bundle, now: number, lang: string) {
  const named = namesIn(bundle, lang);
  const row = (contact: Contact) => ({ ...contactRow(contact, now), ...named(contact) });
  return {
    facts: Object.values(bundle.facts).map((fact) => factRow(bundle, fact, now)),
    contacts: Object.values(bundle.contacts).map(row),
    calls: callsOf(bundle, now).map(row),
  };
}

/** What people call a contact and the languages spoken there: whoever reads a list of numbers knows no names of files. */
function namesIn(bundle: Bundle, lang: string) {
  const { raw } = createTexts(bundle);
  return ({ id, country, name, area, speaks }: Contact) => ({
    name: raw(lang, `contacts:${id}.name`) ?? name,
    areas: area.map((one) => raw(lang, `places:area.${country}.${one}`) ?? one),
    speaks: typeof speaks === 'string' ? speaks : speaks.map((one) => raw(lang, `places:language.${one}`) ?? one),
  });
}

const DAY_MS = 86_400_000;

function factRow(bundle: Bundle, fact: Fact, now: number) {
  const { id, kind, value, unit, table, source, confidence, checked, validFrom, validUntil } = fact;
  return {
    id,
    kind,
    value:
      value === undefined
        ? Object.entries(table ?? {})
            .map((pair) => pair.join(' '))
            .join(', ')
        : String(value),
    unit: unit ?? '',
    age: factAge(bundle, fact, now),
    until: lastFreshDay(bundle, fact),
    confidence,
    source,
    checked: checked?.date,
    validFrom,
    validUntil,
  };
}

/** The day after which it is told with "may have changed", or withheld; absent where no date is known. */
export function lastFreshDay(
  bundle: Bundle,
  { kind, validFrom, validUntil, source, checked }: Fact,
): string | undefined {
  const spoke = [validFrom, source.date, checked?.date]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const days = bundle.freshness[kind]?.days;
  const ages = spoke && days !== undefined ? dayOf(Date.parse(spoke) + days * DAY_MS) : undefined;
  return [ages, validUntil].filter((day) => day !== undefined).toSorted()[0];
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function contactRow(contact: Contact, now: number) {
  const { id, country, kind, topics, source, confidence, called, agreed, tried } = contact;
  return {
    id,
    country,
    kind,
    topics,
    ...waysTo(contact),
    shown: isShown(contact, now),
    confidence,
    source,
    called: called?.date,
    agreed: agreed?.date,
    tried: tried?.date,
  };
}

const waysTo = ({ phone, more, abroad, hours }: Contact) => ({
  phone: phone === NO_PHONE ? '' : phone,
  more,
  abroad,
  hours,
});

/**
 * Each contact once, however much is to be asked in that one call. Those that people are shown already come first, then
 * those for emergencies, then those whose source is oldest or shows no date.
 */
function callsOf(bundle: Bundle, now: number): Contact[] {
  const due = new Set(dueBeforeRelease(bundle, now).flatMap(({ who, ids }) => (who === 'caller' ? ids : [])));
  return Object.values(bundle.contacts)
    .filter(({ id }) => due.has(id))
    .toSorted((one, other) => urgency(one, now).localeCompare(urgency(other, now)));
}

/** Sorts as text. Whom nobody has tried to reach comes before those who did not answer. */
const urgency = (contact: Contact, now: number): string =>
  [
    isShown(contact, now) ? 0 : 1,
    contact.tried?.date ?? '0',
    contact.topics.includes('emergency') ? 0 : 1,
    contact.source.date ?? '0',
  ].join(' ');
