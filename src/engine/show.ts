import type { Contact, Flow, Step } from '../bundle/bundle.ts';
import { tellSigns } from './adverts.ts';
import { type Asked, type Part, PARTS, readAsked } from './asked.ts';
import { bestFor, isOpen, type Wanted } from './best.ts';
import { tellCard } from './card-words.ts';
import { holds } from './conditions.ts';
import { type ContactWords, consulates, contactsFor, tellContacts, tellShortly } from './contacts.ts';
import { tellLetters } from './letters.ts';
import { answersOf, raisedFlags, uncheckedSteps, worstOf } from './flags.ts';
import { langOf, type Stage } from './stage.ts';
import { tellSummary } from './summary.ts';
import type { Phone } from './turn.ts';

/** Red flags told with their reason; the rest are named. More would not be read on a small screen. */
const MOST_FLAGS_EXPLAINED = 5;

/** What a step shows besides its own words: paragraphs, and the phones that stand in them. */
export function shown(stage: Stage, flow: Flow, step: Step): { paragraphs: string[]; phones: Phone[] } {
  const parts = step.show.map((what) => show(stage, flow, what));
  if (step.list.length > 0) parts.push({ text: tellList(stage, flow, step), phones: [] });
  return { paragraphs: parts.map(({ text }) => text).filter(Boolean), phones: parts.flatMap(({ phones }) => phones) };
}

/** Everything that `show:` may name; what stands behind `contacts/` is read in asked.ts. */
export const SHOWABLE = [
  'flags',
  'unchecked',
  'phrase',
  'organisation',
  'draft',
  'advert',
  'side',
  'letters',
  'summary',
  'card',
  'contacts',
];

function show(stage: Stage, flow: Flow, what: string): ContactWords {
  const [name] = what.split('/');
  const words = (text: string): ContactWords => ({ text, phones: [] });
  if (name === 'contacts') return showContacts(stage, flow, readAsked(what));
  if (name === 'flags') return words(tellFlags(stage, flow));
  if (name === 'unchecked') return words(tellUnchecked(stage, flow));
  if (name === 'phrase') return words(tellPhrase(stage, flow));
  if (name === 'advert') return words(tellSigns(stage));
  if (name === 'side') return words(''); // told with the list, line by line
  if (name === 'letters') return words(tellLetters());
  if (name === 'summary') return words(tellSummary(stage, flow, what.split('/')[1]));
  if (name === 'card') return words(tellCard(stage, flow));
  if (name === 'organisation') return words(tellOrganisation(stage));
  return words(stage.bundle.languages[langOf(stage)]?.draft ? say(stage, 'bot:draft_words') : '');
}

const say = (stage: Stage, key: string, vars?: Record<string, unknown>): string =>
  stage.speech.say(langOf(stage), key, stage.now, vars);

/** Where the person is: as answered in this conversation, or else as known before. */
function whereIs({ session }: Stage, flow: Flow): string | undefined {
  const asked = flow.order.find((name) => flow.steps[name]?.keep === 'country' && session.answers[name] !== undefined);
  const answer = asked && session.answers[asked];
  return typeof answer === 'string' ? answer : session.country;
}

function showContacts(stage: Stage, flow: Flow, asked: Asked): ContactWords {
  const { short, topicStep, whomStep, part } = asked;
  const where = elsewhere(stage, flow, asked) ?? whereIs(stage, flow);
  const topic = topicStep ? (answerTo(stage, flow, topicStep) ?? 'people') : asked.topic;
  if (where === 'other') return withOwn(stage, say(stage, 'bot:no_contact.elsewhere'));
  if (!where || !stage.bundle.countries[where]) return showNearby(stage, topic, short);
  const whom = whomStep && answerTo(stage, flow, whomStep);
  const wanted = { country: where, topic, whom, local: asked.local ?? false };
  if (part || whomStep) return showBest(stage, wanted, part ?? 'first');
  return tellAll(stage, [where], contactsIn(stage, where, topic, asked.local), short);
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
  if (contacts.length === 0) return tellAll(stage, [wanted.country], [], false);
  const [from, to] = PARTS[part];
  const told = contacts.slice(from, to);
  if (told.length === 0) return { text: say(stage, 'bot:no_contact.more'), phones: [] };
  const tell = (some: Contact[]) =>
    tellContacts(some, speech, langOf(stage), now, (contact) => tellOpen(stage, contact));
  const [these, others] = [
    tell(contacts.slice(from, Math.min(to, fitting))),
    tell(told.slice(Math.max(0, fitting - from))),
  ];
  const between = fitting >= from && fitting < to && others.text ? say(stage, 'bot:no_contact.this') : '';
  const text = [these.text, between, others.text].filter(Boolean).join('\n\n');
  return { text: part === 'first' ? withOwn(stage, text).text : text, phones: [...these.phones, ...others.phones] };
}

/** Only where opening hours are known, and not "day and night". */
function tellOpen(stage: Stage, contact: Contact): string {
  if (typeof contact.hours === 'string') return '';
  const zone = stage.bundle.countries[contact.country]?.zone ?? 'UTC';
  return say(stage, isOpen(contact, zone, stage.now) ? 'bot:contact.open_now' : 'bot:contact.closed_now');
}

/** Whoever serves the topic there, or else whoever helps at all; and the consulate of those who read its language. */
function contactsIn(stage: Stage, country: string, topic: string, local = false): Contact[] {
  const { bundle, now } = stage;
  const served = contactsFor(bundle, country, topic, now);
  const any = served.length > 0 ? served : contactsFor(bundle, country, 'emergency', now);
  return local ? any : [...any, ...consulates(bundle, country, topic, langOf(stage), now)];
}

/** Near a border or not known: the first number of each side, named by its country, or of every country. */
function showNearby(stage: Stage, topic: string, short: boolean): ContactWords {
  const { bundle, session } = stage;
  const known = session.country ? bundle.countries[session.country] : undefined;
  const countries = known && session.country ? [session.country, ...known.neighbours] : Object.keys(bundle.countries);
  const first = countries.flatMap((country) => contactsIn(stage, country, topic, true).slice(0, 1));
  return tellAll(stage, countries, first, short);
}

/** A country of which nobody can be shown is named, too: silence would hide that side of a border. */
function tellAll(stage: Stage, countries: string[], contacts: Contact[], short: boolean): ContactWords {
  const { speech, now } = stage;
  const tell = short ? tellShortly : tellContacts;
  const { text, phones } = tell(contacts, speech, langOf(stage), now);
  const silent = countries.filter((country) => !contacts.some((contact) => contact.country === country));
  const none = silent.map((country) =>
    say(stage, 'bot:no_contact.here', { country: say(stage, `places:country.${country}`) }),
  );
  return { ...withOwn(stage, text, ...none), phones };
}

/** The organisation that runs this bot comes first wherever a person is offered. */
const withOwn = (stage: Stage, ...paragraphs: string[]): ContactWords => ({
  text: [ownContact(stage), ...paragraphs].filter(Boolean).join('\n\n'),
  phones: [],
});

function ownContact(stage: Stage): string {
  const { name, contact } = stage.bundle.organisation;
  return name && contact
    ? `${say(stage, 'bot:organisation.by', { name })} ${say(stage, 'bot:organisation.contact', { contact })}`
    : '';
}

function tellOrganisation(stage: Stage): string {
  return ownContact(stage) || say(stage, 'bot:organisation.nobody');
}

function tellFlags(stage: Stage, flow: Flow): string {
  const flags = raisedFlags(stage.bundle, flow, stage.session, stage.now);
  const told = flags
    .slice(0, MOST_FLAGS_EXPLAINED)
    .map(
      ({ name }) =>
        `• ${say(stage, `flags:${name}.name`)} ${say(stage, 'bot:why', { why: say(stage, `flags:${name}.why`) })}`,
    );
  const rest = flags.slice(MOST_FLAGS_EXPLAINED).map(({ name }) => `• ${say(stage, `flags:${name}.name`)}`);
  return [...told, ...(rest.length > 0 ? [say(stage, 'bot:more_flags'), ...rest] : [])].join('\n');
}

function tellUnchecked(stage: Stage, flow: Flow): string {
  const topics = uncheckedSteps(flow, stage.session).map(({ name }) => `• ${say(stage, `${flow.name}:${name}.topic`)}`);
  return topics.length > 0 ? [say(stage, 'bot:not_checked'), ...topics].join('\n') : '';
}

/** Numbered lines: the first `most` items whose condition holds, each in the languages that stand side by side. */
function tellList(stage: Stage, flow: Flow, step: Step): string {
  const given = answersOf(stage.session, flow);
  const worst = [worstOf(raisedFlags(stage.bundle, flow, stage.session, stage.now))];
  const items = step.list.filter(({ when }) =>
    holds(when, (subject) => (subject === 'worst' ? worst : given(subject))),
  );
  const langs = sides(stage, flow, step);
  const tell = (key: string) => [...new Set(langs.map((lang) => stage.speech.say(lang, key, stage.now)))].join('\n');
  return items
    .slice(0, step.most)
    .map(({ item }, index) => `${index + 1}. ${tell(`${flow.name}:${step.name}.items.${item}`)}`)
    .join(langs.length > 1 ? '\n\n' : '\n');
}

/** The person's own language, and the one that was chosen at the step which `side/` names. */
function sides(stage: Stage, flow: Flow, step: Step): string[] {
  const steps = step.show.flatMap((what) => /^side\/(.+)/.exec(what)?.[1] ?? []);
  const chosen = steps.flatMap(answersOf(stage.session, flow)).filter((lang) => stage.speech.languages.includes(lang));
  return [...new Set([langOf(stage), ...chosen])];
}

/** "I need an interpreter", in the languages of the country, each with what it means. */
function tellPhrase(stage: Stage, flow: Flow): string {
  const { bundle, speech, now } = stage;
  const lang = langOf(stage);
  const there = bundle.countries[whereIs(stage, flow) ?? '']?.languages ?? Object.keys(bundle.languages);
  const phrase = (inLang: string) =>
    speech.say(inLang, 'bot:phrase', now, { language: speech.say(inLang, `places:language.${lang}`, now) });
  const lines = there.filter((other) => other !== lang).map(phrase);
  if (lines.length === 0) return phrase(lang);
  return [say(stage, 'bot:phrase_intro'), ...lines, say(stage, 'bot:phrase_means', { words: phrase(lang) })].join('\n');
}
