import type { Contact } from '../../bundle/bundle.ts';
import { isShown, NO_PHONE } from '../../engine/contacts.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { eachContact } from '../each.ts';
import { error, guess, warning } from '../place.ts';
import { shownTopics } from '../parts.ts';

export const unknownTopic: Rule = {
  name: 'unknown-topic',
  finds: 'A topic of a contact that no conversation shows.',
  why: 'A misspelt topic hides the number from everybody, the emergency card included.',
  example: '"police.topics" names "peeple", which no conversation shows.',
  check: (content) => {
    if ([...content.broken].some((file) => file.startsWith('flows/'))) return [];
    const known = [...new Set([...shownTopics(content), ...LATER])].toSorted();
    return eachContact(content, (contact, file, name) =>
      contact.topics.flatMap((topic, index) => {
        if (known.includes(topic)) return [];
        const message = `"${name}.topics" names "${topic}", which no conversation shows.`;
        return [error(content, { file, path: [name, 'topics', index] }, message, guess(topic, known))];
      }),
    );
  },
};

/** Topics that are written down for conversations still to come. */
const LATER = [
  'bed',
  'children',
  'distress',
  'embassy',
  'family',
  'health',
  'labour',
  'legal',
  'papers',
  'scam',
  'violence',
  'wages',
];

export const phoneLength: Rule = {
  name: 'phone-length',
  finds: 'A phone number with too few or too many digits for its kind.',
  why: 'A lost digit calls nobody, or a stranger, from a phone that somebody may look through.',
  example: '"police.phone" has 2 digits; a short number has 3 to 6.',
  check: (content) =>
    eachContact(content, (contact, file, name) =>
      numbersOf(contact).flatMap(([path, phone]) => count(content, file, [name, ...path], phone)),
    ),
};

export const sameNumber: Rule = {
  name: 'same-number',
  finds: 'Two desks of one country with the same number, and no key to press that tells them apart.',
  why: 'Most often two lines of a table slipped, and one of the desks cannot be called at all.',
  example: '"helpline" has the same number as "th.police", and no key to press tells them apart.',
  check: (content) => eachContact(content, (contact, file, name) => twins(content, contact, file, name)),
};

export const unclearConsent: Rule = {
  name: 'unclear-consent',
  finds: 'An organisation that was called and did not agree, or agreed and was not called.',
  why: 'Its number is held back until both are written down, and staff would wait for it in vain.',
  example: '"helpline" was called, but has not agreed to be listed: its number is not shown.',
  check: (content) =>
    eachContact(content, ({ kind, called, agreed }, file, name) => {
      if (kind !== 'organisation' || Boolean(called) === Boolean(agreed)) return [];
      const [has, lacks] = called ? ['called', 'has not agreed to be listed'] : ['agreed', 'has not been called'];
      const message = `"${name}" ${called ? 'was called' : 'agreed to be listed'}, but ${lacks}: its number is not shown.`;
      const hint = `Fill in "${called ? 'agreed' : 'called'}", too, when it is done.`;
      return [warning(content, { file, path: [name, has], at: 'key' }, message, hint)];
    }),
};

export const contraryRisk: Rule = {
  name: 'contrary-risk',
  finds: '"none_known" beside a risk in "endangers".',
  why: 'The warning before the number would say that there is a danger and that there is none.',
  example: '"police.endangers" names "none_known" beside other risks.',
  check: (content) =>
    eachContact(content, ({ endangers }, file, name) => {
      const index = endangers.indexOf('none_known');
      if (index < 0 || endangers.length === 1) return [];
      const spot = { file, path: [name, 'endangers', index] };
      return [error(content, spot, `"${name}.endangers" names "none_known" beside other risks.`, 'Take it out.')];
    }),
};

export const unwarnedOffice: Rule = {
  name: 'unwarned-office',
  finds: 'An office of the state in Myanmar without "military" in "endangers".',
  why: 'It would be shown to men of army age and to people who fled that government, without a word of warning.',
  example: '"police" is an office of the state in Myanmar, and "endangers" does not name "military".',
  check: (content) =>
    eachContact(content, ({ kind, country, endangers }, file, name) => {
      if (kind !== 'state' || country !== UNDER_MILITARY || endangers.includes('military')) return [];
      const message = `"${name}" is an office of the state in Myanmar, and "endangers" does not name "military".`;
      return [error(content, { file, path: [name, 'endangers'] }, message, 'Add military.')];
    }),
};

/** Whose state is a military government since 2021. */
const UNDER_MILITARY = 'mm';

export const oldContacts: Rule = {
  name: 'old-contacts',
  finds: 'Numbers that are shown and were not called or looked up for longer than content/freshness.yaml allows.',
  why: 'Hotlines move and close; who calls one that is dead may not try a second.',
  example: '2 numbers shown here were not called or looked up for 90 days, the oldest is "police" (2023-01-01).',
  check: (content) => Object.keys(content.bundle.countries).flatMap((country) => oldIn(content, country)),
};

/** Digits that a number may have, by how it begins; with a country's code: ITU-T E.164. The first that fits counts. */
const LENGTHS: { begins: RegExp; least: number; most: number; what: string }[] = [
  { begins: /^\+/, least: 8, most: 15, what: 'a number with a country code' },
  { begins: /^0/, least: 8, most: 12, what: 'a number that begins with 0' },
  { begins: /^\d{1,6}$/, least: 3, most: 6, what: 'a short number' },
  { begins: /^/, least: 7, most: 12, what: 'a long number' },
];

function count(content: Checked, file: string, path: (string | number)[], phone: string): Finding[] {
  if (phone === NO_PHONE) return [];
  const plain = phone.replace(/[^\d+]/g, '');
  const digits = digitsOf(phone).length;
  const kind = LENGTHS.find(({ begins }) => begins.test(plain));
  if (!kind || (digits >= kind.least && digits <= kind.most)) return [];
  const message = `"${path.slice(0, 2).join('.')}" has ${digits} digits; ${kind.what} has ${kind.least} to ${kind.most}.`;
  return [error(content, { file, path }, message, 'Compare it with the source.')];
}

const numbersOf = ({ phone, more, abroad }: Contact): [path: (string | number)[], phone: string][] => [
  [['phone'], phone],
  ...more.map((one, index): [(string | number)[], string] => [['more', index], one]),
  ...(abroad ? [[['abroad'], abroad] as [string[], string]] : []),
];

/** Told at both: which of them is the slip, only the sources tell. */
function twins(content: Checked, contact: Contact, file: string, name: string): Finding[] {
  const twin = Object.values(content.bundle.contacts).find((other) => other !== contact && isTwin(other, contact));
  if (!twin) return [];
  const message = `"${name}" has the same number as "${twin.id}", and no key to press tells them apart.`;
  return [warning(content, { file, path: [name, 'phone'] }, message, 'Compare both with their sources.')];
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** Those that share a topic are told by another rule. */
const isTwin = (one: Contact, other: Contact): boolean =>
  one.country === other.country &&
  one.phone !== NO_PHONE &&
  digitsOf(one.phone) === digitsOf(other.phone) &&
  one.press === other.press &&
  !one.topics.some((topic) => other.topics.includes(topic));

const DAY_MS = 86_400_000;

/** One line a country: a list of every old number is read by nobody. */
function oldIn(content: Checked, country: string): Finding[] {
  const limit = content.bundle.freshness.contacts;
  if (!limit) return [];
  const spoke = ({ called, source }: Contact): string => called?.date ?? source.date ?? '';
  const isOld = (contact: Contact): boolean => !(content.now - Date.parse(spoke(contact)) <= limit.days * DAY_MS);
  const old = Object.values(content.bundle.contacts)
    .filter((contact) => contact.country === country && isShown(contact, content.now) && isOld(contact))
    .toSorted((a, b) => (spoke(a) < spoke(b) ? -1 : 1));
  const [oldest] = old;
  if (!oldest) return [];
  const many = old.length === 1 ? '1 number shown here was' : `${old.length} numbers shown here were`;
  const message = `${many} not called or looked up for ${limit.days} days, the oldest is "${oldest.name}" (${spoke(oldest) || 'no date'}).`;
  const spot = { file: `content/contacts/${country}.yaml`, path: [oldest.name], at: 'key' as const };
  return [warning(content, spot, message, 'Call it, and fill in "called".')];
}
