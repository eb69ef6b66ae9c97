import type { Bundle, Contact } from '../bundle/bundle.ts';
import type { Speech } from './speech.ts';
import type { Phone } from './turn.ts';

/** Stands in a file where a number is still to be found: staff look for it, nobody else reads it. */
export const NO_PHONE = 'unknown';

/** Medium confidence is enough for an official source that spoke less than this long ago. */
const RECENT_MS = 2 * 365 * 86_400_000;

/**
 * May this number be shown? State and international lines with high confidence, or medium from an official source
 * under two years old; any number once staff have called it, and an organisation's only with its agreement as well.
 * An office of Myanmar's military government is never shown uncalled: it endangers the people this is for. What staff
 * have withdrawn is never shown, nor is a contact without a number.
 */
export const isShown = (contact: Contact, now: number): boolean => heldFor(contact, now) === undefined;

/** Why a number is held back from people. */
export type Held = 'withdrawn' | 'no_phone' | 'not_called' | 'not_agreed' | 'military' | 'uncertain';

/** The first thing that keeps this number from people; undefined when it may be shown. */
export function heldFor(contact: Contact, now: number): Held | undefined {
  if (contact.withdrawn) return 'withdrawn';
  if (contact.phone === NO_PHONE) return 'no_phone';
  if (contact.kind === 'organisation')
    return contact.called ? (contact.agreed ? undefined : 'not_agreed') : 'not_called';
  if (contact.called) return undefined;
  if (contact.endangers.includes('military')) return 'military';
  if (contact.confidence === 'high') return undefined;
  const { official, date } = contact.source;
  const isRecent = date !== undefined && now - Date.parse(date) < RECENT_MS;
  return contact.confidence === 'medium' && official === true && isRecent ? undefined : 'uncertain';
}

/** Those of one country that serve a topic, in the order of the file. */
export const contactsFor = (bundle: Bundle, country: string, topic: string, now: number): Contact[] =>
  Object.values(bundle.contacts).filter(
    (contact) =>
      contact.country === country && contact.topics.includes(topic) && !isConsular(contact) && isShown(contact, now),
  );

/** A state's line for its own people abroad: for who reads that state's language in another country. */
export const consulates = (bundle: Bundle, country: string, topic: string, lang: string, now: number): Contact[] =>
  Object.values(bundle.contacts).filter(
    (contact) =>
      isConsular(contact) &&
      contact.country !== country &&
      (bundle.countries[contact.country]?.languages.includes(lang) ?? false) &&
      contact.topics.includes(topic) &&
      isShown(contact, now),
  );

const isConsular = ({ serves }: Contact): boolean => serves.length === 1 && serves[0] === 'citizens_abroad';

/** Says contacts: the warning stands before the number, the country beside it. */
export type ContactWords = { text: string; phones: Phone[] };

/**
 * One paragraph each: whom it may endanger, country and name, number, what for, hours, languages, whether called.
 * `note` stands behind the hours.
 */
export function tellContacts(
  contacts: Contact[],
  speech: Speech,
  lang: string,
  now: number,
  note: (contact: Contact) => string = () => '',
): ContactWords {
  const text = contacts.map((contact) => tellOne(contact, speech, lang, now, note(contact))).join('\n\n');
  return { text, phones: contacts.map((contact) => phoneOf(contact, speech, lang, now)) };
}

/**
 * Country, name and number only, and where alone it helps, a line each; above those that may endanger the same people,
 * the warning once. `note` stands at the end of the line.
 */
export function tellShortly(
  contacts: Contact[],
  speech: Speech,
  lang: string,
  now: number,
  note: (contact: Contact) => string = () => '',
): ContactWords {
  const line = (contact: Contact) =>
    [
      ...[title, dialled, tellArea].map((tell) => tell(contact, speech, lang, now)),
      note(contact) && `– ${note(contact)}`,
    ]
      .filter(Boolean)
      .join(' ');
  const groups = Object.values(Object.groupBy(contacts, ({ endangers }) => endangers.join(' ')));
  const lines = groups.flatMap((group = []) => [
    warn(speech, lang, now, group[0]?.endangers ?? []),
    ...group.map(line),
  ]);
  if (contacts.some(({ called }) => !called)) lines.push(speech.say(lang, 'bot:contact.short_note', now));
  return { text: lines.join('\n'), phones: contacts.map((contact) => phoneOf(contact, speech, lang, now)) };
}

function tellOne(contact: Contact, speech: Speech, lang: string, now: number, note: string): string {
  const say = (key: string, vars?: Record<string, unknown>) => speech.say(lang, `bot:contact.${key}`, now, vars);
  const { more, abroad, cost, id } = contact;
  const about = [
    speech.say(lang, `contacts:${id}.for`, now),
    tellArea(contact, speech, lang, now),
    tellHours(contact, say),
    note,
    tellLanguages(contact, speech, lang, say),
    cost === 'free' ? say('free') : '',
  ];
  const lines = [
    warn(speech, lang, now, contact.endangers),
    title(contact, speech, lang, now),
    dialled(contact, speech, lang, now),
    ...more.map((phone) => say('phone', { phone })),
    abroad ? say('abroad', { phone: abroad }) : '',
    about.filter(Boolean).join(' '),
    tellCalled(contact, speech, lang, say),
  ];
  return lines.filter(Boolean).join('\n');
}

type Say = (key: string, vars?: Record<string, unknown>) => string;

function tellArea({ area, country }: Contact, speech: Speech, lang: string, now: number): string {
  if (area.length === 0) return '';
  const areas = area.map((name) => speech.say(lang, `places:area.${country}.${name}`, now)).join(', ');
  return speech.say(lang, 'bot:contact.area', now, { areas });
}

function tellHours({ hours }: Contact, say: Say): string {
  if (hours === 'always') return say('always');
  if (hours === 'unknown') return say('hours_unknown');
  const { days, from, to, pause } = hours;
  return say('hours', { days: say(days), from: pause ? `${from}–${pause.from}, ${pause.to}` : from, to });
}

function tellLanguages({ speaks }: Contact, speech: Speech, lang: string, say: Say): string {
  if (speaks === 'unknown') return say('speaks_unknown');
  return say('speaks', {
    languages: speaks.map((spoken) => speech.say(lang, `places:language.${spoken}`, 0)).join(', '),
  });
}

function tellCalled({ called, source }: Contact, speech: Speech, lang: string, say: Say): string {
  if (called) return say('called', { date: speech.date(lang, called.date) });
  return source.date ? say('not_called', { date: speech.date(lang, source.date) }) : say('not_called_undated');
}

function warn(speech: Speech, lang: string, now: number, risks: string[]): string {
  const risk = risks.map((name) => speech.say(lang, `risks:${name}`, now)).join(' ');
  return speech.say(lang, 'bot:contact.warning', now, { risk });
}

const title = (contact: Contact, speech: Speech, lang: string, now: number): string =>
  speech.say(lang, 'bot:contact.country', now, {
    country: speech.say(lang, `places:country.${contact.country}`, now),
    name: speech.say(lang, `contacts:${contact.id}.name`, now),
  });

function dialled({ phone, press }: Contact, speech: Speech, lang: string, now: number): string {
  const whole = press ? speech.say(lang, 'bot:contact.press', now, { phone, key: press }) : phone;
  return speech.say(lang, 'bot:contact.phone', now, { phone: whole });
}

const phoneOf = (contact: Contact, speech: Speech, lang: string, now: number): Phone => ({
  label: title(contact, speech, lang, now),
  number: contact.phone,
  contact: contact.id,
});
