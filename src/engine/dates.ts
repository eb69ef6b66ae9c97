import type { Step } from '../bundle/bundle.ts';
import { type ReadDate, readDate, saysOnlyWhen } from '../understand/dates.ts';
import type { Meaning } from '../understand/meaning.ts';
import type { Stage } from './stage.ts';
import type { Dated } from './turn.ts';

/**
 * The day or month that a message surely says. One that speaks of danger is heard first, whatever day it names; what only
 * may be danger is none where nothing but the day is said: "since March" sounds like many a cry.
 */
export function dateIn({ now }: Stage, { key, danger }: Meaning): Dated | undefined {
  const isCry = danger !== undefined && (danger !== 'possible' || !saysOnlyWhen(key));
  const read = isCry ? NONE : readDate(key, now);
  return 'date' in read ? { date: read.date } : undefined;
}

const NONE: ReadDate = { kind: 'none' };

/** The day on a button that was offered for an unclear one: the button brings it along, and nothing is kept of it. */
export function tappedDate({ now }: Stage, { accept }: Step, choice: string): Dated | undefined {
  if (accept !== 'date' || !/^\d{4}-\d{2}(?:-\d{2})?$/.test(choice)) return undefined;
  const read = readDate(choice, now);
  return 'date' in read && read.date === choice ? { date: choice } : undefined;
}
