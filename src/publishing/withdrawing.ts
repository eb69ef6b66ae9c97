import type { Contact } from '../bundle/bundle.ts';
import { nearest } from '../bundle/nearest.ts';
import { NO_PHONE } from '../engine/contacts.ts';
import type { Store } from '../store/store.ts';
import { readServed } from './earlier.ts';
import { tellFiles } from './withdrawn-words.ts';

/** What is to be withdrawn: `files` are the contacts that the files have, as far as they can be read. */
export type Asked = { id: string; why: string; who?: string; files: Record<string, Contact>; contentDir: string };

/** The contact that is out, and what staff should know: sentences, some of which begin with "▲". */
export type Out = { contact: Contact; notes: string[] };

/** Takes a contact out at once. Content that has errors does not matter: a number that harms must go. */
export function takeOut(
  store: Store,
  { id, why, who, files, contentDir }: Asked,
  now: number,
): Out | { wrong: string } {
  const contacts = { ...files, ...readServed(store)?.contacts };
  const contact = Object.hasOwn(contacts, id) ? contacts[id] : undefined;
  if (!contact) return { wrong: unknown(id, Object.keys(contacts)) };
  store.withdraw({ kind: 'contact', id, why, at: now, ...(who === undefined ? {} : { who }) });
  return {
    contact,
    notes: [...tellSame(contact, Object.values(contacts)), ...tellFiles(contentDir, id, contact.phone)],
  };
}

function tellSame(contact: Contact, all: Contact[]): string[] {
  const others = all.filter((other) => isSameLine(other, contact)).map((other) => other.id);
  return others.length > 0 ? [`▲ The same number is still shown for ${others.join(', ')}: withdraw that, too?`] : [];
}

/** A short number rings somewhere else in another country. */
const isSameLine = (other: Contact, { id, phone, country }: Contact): boolean =>
  other.id !== id &&
  phone !== NO_PHONE &&
  other.phone === phone &&
  (other.country === country || phone.startsWith('+'));

function unknown(id: string, ids: string[]): string {
  const guess = nearest(id, ids);
  return `There is no contact ${id}${guess ? `. Did you mean ${guess}?` : ', neither served nor in the files.'} Nothing was changed.`;
}

/** Shows it again. */
export function putBack(store: Store, id: string): { done: true } | { wrong: string } {
  if (store.restore('contact', id)) return { done: true };
  const ids = store.withdrawn().map((each) => each.id);
  return { wrong: `${id} was not withdrawn.${ids.length > 0 ? ` Withdrawn are: ${ids.join(', ')}.` : ''}` };
}
