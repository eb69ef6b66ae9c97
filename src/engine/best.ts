import type { Bundle, Contact } from '../bundle/bundle.ts';
import { consulates, contactsFor } from './contacts.ts';
import { isShut, type Open, openness } from './hours.ts';

/** Who is asked about. `serves` of a contact has these names, and `everyone`. */
export const GROUPS = ['women', 'men', 'children', 'young_people', 'lgbti', 'sex_workers'];
/** The answer to "for whom?" that leaves it open. */
export const ANYBODY = 'anybody';
/** Other people a contact may be for. They are said in its words; nobody is asked whether they are one of them. */
export const OTHERS_SERVED = ['everyone', 'citizens_abroad', 'refugees', 'workers', 'without_papers'];

/** Whom somebody looks for. `whom`: one of GROUPS; anything else is everybody. `local`: no office of one's own state. */
export type Wanted = {
  country: string;
  /** A province or city of that country: a name of its `areas`. */
  area?: string | undefined;
  topic: string;
  whom?: string | undefined;
  lang: string;
  local?: boolean;
};

/**
 * Who helps with a topic in a country, and behind them who helps at all: `fitting` says how many are for just this. Last
 * are those who help in another province alone.
 */
export function bestFor(bundle: Bundle, wanted: Wanted, now: number): { contacts: Contact[]; fitting: number } {
  const { country, topic, lang, local } = wanted;
  const served = (found: Contact[]) =>
    ranked(
      bundle,
      found.filter((contact) => serves(contact, wanted.whom)),
      wanted,
      now,
    );
  const here = (each: string) => contactsFor(bundle, country, each, now);
  // An office of people's own state is told to who asks for what it does, never to fill a list up: many fled from it.
  const own = local ? [] : consulates(bundle, country, topic, lang, now);
  const fitting = served([...here(topic), ...own]);
  const all = [...new Set([...fitting, ...served(here('people')), ...served(here('emergency'))])];
  const isNear = (contact: Contact) => helpsIn(contact, wanted.area);
  return {
    contacts: [...all.filter(isNear), ...all.filter((contact) => !isNear(contact))],
    fitting: fitting.filter(isNear).length,
  };
}

/**
 * Best first: what is closed now comes behind what may be open. Before that counts the person's own province, then open
 * now, then who speaks the language, then who is there for such people, then who was called by us.
 */
export const ranked = (bundle: Bundle, contacts: Contact[], wanted: Omit<Wanted, 'country'>, now: number): Contact[] =>
  contacts.toSorted((a, b) => compare(rank(bundle, a, wanted, now), rank(bundle, b, wanted, now)));

/** In that province, or in the whole country. */
export const helpsIn = ({ area }: Contact, wanted: string | undefined): boolean =>
  wanted === undefined || area.length === 0 || area.includes(wanted);

/** Who is very ill needs the ambulance, whose hours no source names, before a line for talking: content says which. */
const standsFirst = ({ firstFor }: Contact, topic: string): boolean => firstFor.includes(topic);

/**
 * Those for a topic, what stands first for it in front. Where something should and nothing can be shown, the numbers for
 * an emergency do: who bleeds is not sent to a line for talking because the ambulance is held back. Where nobody is there
 * for the topic, it is whoever helps at all and the first number for an emergency: unpaid wages are nothing for the fire
 * service. `here`: those of that country for a topic.
 */
export function urgentFirst(
  { contacts }: Bundle,
  served: Contact[],
  topic: string,
  here: (topic: string) => Contact[],
): Contact[] {
  const first = served.filter((contact) => standsFirst(contact, topic));
  const isUrgent = Object.values(contacts).some((contact) => standsFirst(contact, topic));
  if (isUrgent && first.length === 0) return [...new Set([...here('emergency'), ...served])];
  if (served.length === 0) return [...new Set([...here('people'), ...here('emergency').slice(0, 1)])];
  return [...new Set([...first, ...served])];
}

/** Likeliest to answer first. */
const OPENS: Open[] = ['open', 'perhaps', 'unknown', 'holiday', 'closed'];

function rank(
  bundle: Bundle,
  contact: Contact,
  { lang, whom, topic, area }: Omit<Wanted, 'country'>,
  now: number,
): number[] {
  const { speaks, serves: served, called } = contact;
  const open = openness(bundle, contact, now);
  const isHere = area !== undefined && contact.area.includes(area);
  return [
    standsFirst(contact, topic) ? 0 : 1,
    isShut(open) ? 1 : 0,
    isHere ? 0 : 1,
    OPENS.indexOf(open),
    speaks !== 'unknown' && speaks.includes(lang) ? 0 : 1,
    namesOf(whom).some((name) => served.includes(name)) ? 0 : 1,
    called ? 0 : 1,
  ];
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * A desk for women only is not shown to who asks for a man or a child. LGBTI people and sex workers see all desks: they
 * are women, men and children, too, and nobody asks them which.
 */
export function serves({ serves: served }: Contact, whom: string | undefined): boolean {
  if (!whom || !['women', 'men', 'children'].includes(whom)) return true;
  const others = ['women', 'men', 'children', 'young_people'].filter((group) => !namesOf(whom).includes(group));
  return !served.every((group) => others.includes(group));
}

const namesOf = (whom: string | undefined): string[] =>
  whom === 'children' ? ['children', 'young_people'] : whom ? [whom] : [];
