import type { Contact, Flow } from '../bundle/bundle.ts';
import { areaIn } from './areas.ts';
import { type Asked, type Part, PARTS } from './asked.ts';
import { bestFor, urgentFirst, type Wanted } from './best.ts';
import { type ContactWords, consulates, contactsFor, tellContacts, tellShortly } from './contacts.ts';
import { answersOf } from './flags.ts';
import { isShut, openness, tellOpenness } from './hours.ts';
import { tellOwn } from './organisation.ts';
import { langOf, say, type Stage, whereIs } from './stage.ts';
import type { Phone } from './turn.ts';

/** More paragraphs are not read on a small screen: whoever comes after these is told in a line. */
const MOST_IN_FULL = 5;

/**
 * Whom `show: contacts/…` names: best first, a few at a time, or a card of one or several countries. A card leaves out
 * whom the same bubble names above it.
 */
export function showContacts(stage: Stage, flow: Flow, asked: Asked, above: Phone[] = []): ContactWords {
  const { short, topicStep, whomStep, part } = asked;
  const where = elsewhere(stage, flow, asked) ?? whereIs(stage, flow);
  const topic = topicStep ? (answerTo(stage, flow, topicStep) ?? 'people') : asked.topic;
  if (where === 'other') return withOwn(stage, say(stage, 'bot:no_contact.elsewhere'));
  if (!where || !stage.bundle.countries[where]) return showNearby(stage, topic, above);
  const whom = whomStep && answerTo(stage, flow, whomStep);
  const wanted = { country: where, area: areaIn(stage, flow, where), topic, whom, local: asked.local ?? false };
  if (part || whomStep) return showBest(stage, wanted, part ?? 'first');
  const contacts = contactsIn(stage, where, topic, asked.local);
  return tellAll(stage, { countries: [where], contacts, short, above, isFitting: fits(stage, where, topic) });
}

/** The country that another question names, such as where somebody is going. */
function elsewhere(stage: Stage, flow: Flow, { whereStep }: Asked): string | undefined {
  const answer = whereStep && answerTo(stage, flow, whereStep);
  return answer && stage.bundle.countries[answer] ? answer : undefined;
}

/** The answer to a question that matters; none when it is "I don't know". */
function answerTo({ session }: Stage, flow: Flow, step: string): string | undefined {
  const [given] = answersOf(session, flow)(step);
  return given === 'unsure' ? undefined : given;
}

/** A few at a time, best first. Behind those for just this, who may help as well: said where they begin. */
function showBest(stage: Stage, wanted: Omit<Wanted, 'lang'>, part: Part): ContactWords {
  const { bundle, now, speech } = stage;
  const { contacts, fitting } = bestFor(bundle, { ...wanted, lang: langOf(stage) }, now);
  if (contacts.length === 0) return tellAll(stage, { countries: [wanted.country], contacts: [], above: [] });
  const [from, to] = PARTS[part];
  const told = contacts.slice(from, to);
  if (told.length === 0) return { text: say(stage, 'bot:no_contact.more'), phones: [] };
  const tell = (some: Contact[]) =>
    tellContacts(some, speech, langOf(stage), now, (contact) => tellOpen(stage, contact));
  const [these, others] = [
    tell(contacts.slice(from, Math.min(to, fitting))),
    tell(told.slice(Math.max(0, fitting - from))),
  ];
  const isTurning = fitting >= from && fitting < to && others.text !== '';
  const between = isTurning ? say(stage, fitting === 0 ? NOBODY_FITS : 'bot:no_contact.this') : '';
  const text = [these.text, between, others.text].filter(Boolean).join('\n\n');
  return { text: part === 'first' ? withOwn(stage, text).text : text, phones: [...these.phones, ...others.phones] };
}

/** Only where opening hours are known, and not "day and night". */
const tellOpen = (stage: Stage, contact: Contact): string =>
  tellOpenness(stage.bundle, contact, stage.speech, langOf(stage), stage.now);

const isClosed = ({ bundle, now }: Stage, contact: Contact): boolean => isShut(openness(bundle, contact, now));

const NOBODY_FITS = 'bot:no_contact.instead';

/** Is anybody of that country there for just this? */
const fits = ({ bundle, now }: Stage, country: string, topic: string): boolean =>
  contactsFor(bundle, country, topic, now).length > 0;

/** Whoever serves the topic there, or else whoever helps at all; and the consulate of those who read its language. */
function contactsIn(stage: Stage, country: string, topic: string, local = false): Contact[] {
  const { bundle, now } = stage;
  const here = (each: string) => contactsFor(bundle, country, each, now);
  const any = urgentFirst(bundle, here(topic), topic, here);
  return local ? any : [...any, ...consulates(bundle, country, topic, langOf(stage), now)];
}

/**
 * Near a border or not known: one number of each side, or of every country, named by its country, a line each. Where
 * nobody is there for the topic, it is the one for an emergency: a side without an ambulance that can be shown has its police.
 */
function showNearby(stage: Stage, topic: string, above: Phone[]): ContactWords {
  const { bundle, session } = stage;
  const known = session.country ? bundle.countries[session.country] : undefined;
  const countries = known && session.country ? [session.country, ...known.neighbours] : Object.keys(bundle.countries);
  const first = countries.flatMap((country) => {
    const contacts = contactsIn(stage, country, topic, true);
    // Who helps in one province alone may be far from this border, and who is closed does not answer.
    const near = contacts.filter(({ area }) => area.length === 0);
    return near.find((contact) => !isClosed(stage, contact)) ?? near[0] ?? contacts[0] ?? [];
  });
  return tellAll(stage, { countries, contacts: first, short: true, above });
}

/** `isFitting`: they are there for the topic, not only for anything. `above`: whom the bubble names already. */
type Card = { countries: string[]; contacts: Contact[]; short?: boolean; above: Phone[]; isFitting?: boolean };

/** A country of which nobody can be shown is named, too: silence would hide that side of a border. */
function tellAll(stage: Stage, { countries, contacts, short, above, isFitting = true }: Card): ContactWords {
  const { speech, now } = stage;
  const fresh = contacts.filter(({ id }) => !above.some(({ contact }) => contact === id));
  const inFull = short ? 0 : MOST_IN_FULL;
  const told = [
    tellContacts(fresh.slice(0, inFull), speech, langOf(stage), now, (contact) => tellOpen(stage, contact)),
    // In a line nothing is said of hours, except that nobody answers now.
    tellShortly(fresh.slice(inFull), speech, langOf(stage), now, (contact) =>
      isClosed(stage, contact) ? tellOpen(stage, contact) : '',
    ),
  ];
  const silent = countries.filter((country) => !contacts.some((contact) => contact.country === country));
  const none = silent.map((country) =>
    say(stage, 'bot:no_contact.here', { country: say(stage, `places:country.${country}`) }),
  );
  const unfit = isFitting || fresh.length === 0 ? '' : say(stage, NOBODY_FITS);
  const text = told.map((part) => part.text);
  return { ...withOwn(stage, unfit, ...text, ...none), phones: told.flatMap(({ phones }) => phones) };
}

/** The organisation that runs this bot comes first wherever a person is offered. */
const withOwn = (stage: Stage, ...paragraphs: string[]): ContactWords => ({
  text: [ownContact(stage), ...paragraphs].filter(Boolean).join('\n\n'),
  phones: [],
});

export const ownContact = (stage: Stage): string => tellOwn(stage.bundle, stage.speech, langOf(stage), stage.now);
