import type { Contact, Fact } from '../bundle/bundle.ts';
import type { Checked, Finding } from './content.ts';

/** `name`: as in its file, without the country. */
type Find<T> = (thing: T, file: string, name: string) => Finding[];

/** What is found in every contact, with its file. */
export const eachContact = ({ bundle }: Checked, find: Find<Contact>): Finding[] =>
  Object.values(bundle.contacts).flatMap((contact) =>
    find(contact, `content/contacts/${contact.country}.yaml`, contact.id.slice(contact.country.length + 1)),
  );

/** What is found in every fact, with its file. */
export const eachFact = ({ bundle }: Checked, find: Find<Fact>): Finding[] =>
  Object.values(bundle.facts).flatMap((fact) => {
    const [country = '', name = ''] = fact.id.split('.');
    return find(fact, `content/facts/${country}.yaml`, name);
  });
