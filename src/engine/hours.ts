import type { Bundle, Contact, Country } from '../bundle/bundle.ts';
import { localeOf } from './locales.ts';
import type { Speech } from './speech.ts';

/**
 * Whether somebody answers at this moment. `perhaps`: it is a working day and hour, and nobody knows whether the day is a
 * public holiday there; `holiday`: it is one. `unknown`: no source names the hours.
 */
export type Open = 'open' | 'perhaps' | 'unknown' | 'holiday' | 'closed';

/** By the clock of its place. "Every day" and "day and night" mean public holidays, too. */
export function openness(bundle: Bundle, { hours, country }: Contact, now: number): Open {
  if (hours === 'always') return 'open';
  if (hours === 'unknown') return 'unknown';
  const { weekday, time, day } = clockAt(bundle.countries[country], now);
  const isWorking = hours.days === 'every_day' || (weekday !== 'Sat' && weekday !== 'Sun');
  if (isWorking && hours.days === 'weekdays' && isHoliday(bundle, country, day)) return 'holiday';
  if (!isWorking || time < hours.from || time >= hours.to) return 'closed';
  if (hours.pause && time >= hours.pause.from && time < hours.pause.to) return 'closed';
  return hours.days === 'every_day' || isHoliday(bundle, country, day) === false ? 'open' : 'perhaps';
}

/** Undefined where no list speaks of that day. `day`: ISO. */
export function isHoliday({ holidays }: Bundle, country: string, day: string): boolean | undefined {
  const list = (Object.hasOwn(holidays, country) ? holidays[country] : [])?.find(
    ({ from, until }) => from <= day && day <= until,
  );
  return list && Object.hasOwn(list.days, day);
}

/** Nobody answers at this moment. */
export const isShut = (open: Open): boolean => open === 'closed' || open === 'holiday';

const SAID: Partial<Record<Open, string>> = {
  open: 'bot:contact.open_now',
  perhaps: 'bot:contact.perhaps_open',
  holiday: 'bot:contact.holiday',
  closed: 'bot:contact.closed_now',
};

/** What is said of it beside the hours; nothing where they are not known, or are day and night. */
export function tellOpenness(bundle: Bundle, contact: Contact, speech: Speech, lang: string, now: number): string {
  if (typeof contact.hours === 'string') return '';
  const key = SAID[openness(bundle, contact, now)];
  return key === undefined ? '' : speech.say(lang, key, now);
}

/** `weekday` in English, short; `time` as 08:30; `day` as 2026-11-22. */
type Clock = { weekday: string; time: string; day: string };

/** What calendar and clock show there. A country that nobody knows has the time of Greenwich. */
export function clockAt(country: Country | undefined, now: number): Clock {
  const parts = clockOf(country?.zone ?? 'UTC').formatToParts(now);
  const {
    weekday = '',
    year,
    month,
    day,
    hour,
    minute,
  } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { weekday, time: `${hour}:${minute}`, day: `${year}-${month}-${day}` };
}

/** Weekday and time there, as people write them; digits stay 0-9. */
export const tellClock = (bundle: Bundle, country: string, lang: string, now: number): string =>
  new Intl.DateTimeFormat(localeOf(bundle, lang), {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: bundle.countries[country]?.zone ?? 'UTC',
  }).format(now);

const FIELDS = { weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const options = { ...FIELDS, minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  const made = new Intl.DateTimeFormat('en-GB', options);
  clocks.set(zone, made);
  return made;
}
