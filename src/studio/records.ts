import type { Put } from '../bundle/yaml-splice.ts';
import { asObject, asText } from '../channels/json.ts';
import type { Entry } from './entry.ts';
import type { Edit } from './entry-edits.ts';
import { type Staff, signatureOf } from './staff.ts';
import { Wrong } from './wrong.ts';

/** What a person did and signs for. */
type Noted = { date: string; by: string };

/** A number that changes has not been called, and nobody has held a new value against its source. */
export function recordsAfter(entry: Entry, edits: Edit[], body: unknown, by: Staff): Put[] {
  const { checked, confirmed, signed } = asObject(body);
  const has = (...words: string[]) => edits.some(({ path: [word = ''] }) => words.includes(word));
  if (entry.kind === 'contact')
    return has('phone') ? ['called', 'tried'].map((word) => ({ path: [word], value: undefined })) : [];
  const isOther = has('value', 'table', 'unit');
  if (checked === true) return [{ path: ['checked'], value: { date: today(), by: signatureOf(by, signed) } }];
  const isDated = has('valid_from') || edits.some(({ path }) => path.join('.') === 'source.date');
  if (isOther && !isDated && confirmed !== true)
    throw new Wrong(
      'You changed the value. Give the day on which the source says so, or confirm that the day that stands there is still right.',
    );
  return isOther ? [{ path: ['checked'], value: undefined }] : [];
}

/** What is written down after a call. `phone`: the number that was called. */
export function recordsOfCall(body: unknown, by: Staff): { puts: Put[]; edits: Edit[] } {
  const { result, phone, signed, date } = asObject(body);
  const noted = (): Noted => ({ date: dayOf(date), by: signatureOf(by, signed) });
  const gone = { path: ['tried'], value: undefined };
  const number = asText(phone);
  // The call says nothing about another number that somebody has written there meanwhile.
  const same: Edit = { path: ['phone'], was: number, is: number };
  if (result === 'answered') return { edits: [same], puts: [{ path: ['called'], value: noted() }, gone] };
  if (result === 'no_answer') return { edits: [same], puts: [{ path: ['tried'], value: noted() }] };
  if (result !== 'wrong_number') throw new Wrong('Say what came of the call: answered, no answer, or a wrong number.');
  signatureOf(by, signed);
  return { edits: [{ ...same, is: 'unknown' }], puts: [{ path: ['called'], value: undefined }, gone] };
}

/** What is written down when an organisation agrees to be listed. `role`: what that person does there, never a name. */
export function recordOfAgreement(body: unknown, by: Staff): Put[] {
  const { date, role, signed } = asObject(body);
  const said = asText(role)?.trim() ?? '';
  const value = { date: dayOf(date), by: signatureOf(by, signed), ...(said ? { role: said } : {}) };
  return [{ path: ['agreed'], value }];
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** The day it happened; the checker refuses days of the future. */
function dayOf(given: unknown): string {
  const day = asText(given) ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Wrong('Say on which day it was, like this: 2026-12-01');
  return day;
}
