import type { Bundle, Withdrawal } from './bundle.ts';

/**
 * The bundle as it is opened: what is withdrawn carries the mark that keeps it from being shown. The given bundle is
 * not changed, and the hash stays: it names what was published. A withdrawal of what is not there does nothing.
 */
export function withdraw(bundle: Bundle, withdrawals: Withdrawal[]): Bundle {
  const contacts = { ...bundle.contacts };
  for (const { id, kind: _, ...withdrawn } of withdrawals) {
    const contact = Object.hasOwn(contacts, id) ? contacts[id] : undefined;
    if (contact) contacts[id] = { ...contact, withdrawn };
  }
  return { ...bundle, contacts };
}

/** What an opened bundle holds back, and the bundle as it was published: the way back from `withdraw`. */
export function unopened(opened: Bundle): { bundle: Bundle; withdrawals: Withdrawal[] } {
  const withdrawals: Withdrawal[] = [];
  const contacts = { ...opened.contacts };
  for (const [id, { withdrawn, ...contact }] of Object.entries(contacts)) {
    if (withdrawn) withdrawals.push({ kind: 'contact', id, ...withdrawn });
    contacts[id] = contact;
  }
  return { bundle: { ...opened, contacts }, withdrawals };
}
