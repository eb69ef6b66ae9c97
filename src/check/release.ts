import type { Bundle, Contact } from '../bundle/bundle.ts';
import { stateOf, unitsOf } from '../bundle/review.ts';
import { isShown } from '../engine/contacts.ts';

/** One thing that a person must do before a release. `who` does it; `what` names it; `ids` are all it is about. */
export type Due = { who: 'caller' | 'lawyer' | 'native speaker' | 'organisation'; what: string; ids: string[] };

/** Everything that still needs a call, somebody who knows the law, or a native speaker. A release is an empty list. */
export function dueBeforeRelease(bundle: Bundle, now: number): Due[] {
  const contacts = Object.values(bundle.contacts);
  const ids = (those: Contact[]) => those.map(({ id }) => id);
  const facts = Object.values(bundle.facts).filter(({ checked }) => !checked);
  const { name, contact } = bundle.organisation;
  const due: Due[] = [
    {
      who: 'organisation',
      what: 'Write its name and how to reach it into content/organisation.yaml.',
      ids: name && contact ? [] : ['organisation'],
    },
    {
      who: 'caller',
      what: 'Call, and write "called" below it. People are shown it meanwhile, "not yet called by us".',
      ids: ids(contacts.filter((each) => !each.called && isShown(each, now))),
    },
    {
      who: 'caller',
      what: 'Held back from people. Call, and write "called" below it.',
      ids: ids(contacts.filter((each) => !each.called && !isShown(each, now))),
    },
    {
      who: 'caller',
      what: 'Held back from people. Ask whether the organisation agrees to be listed, and write "agreed" below it.',
      ids: ids(contacts.filter((each) => each.kind === 'organisation' && !each.agreed)),
    },
    {
      who: 'lawyer',
      what: 'Hold it against its source, and write "checked" below it.',
      ids: facts.map(({ id }) => id),
    },
    ...Object.keys(bundle.languages).map(
      (lang): Due => ({
        who: 'native speaker',
        what: `Read it in "${lang}", and record it: npm run review -- ${lang} NAME --state approved --by "…"`,
        ids: [...unitsOf(bundle.texts[lang]).keys()].filter((unit) => stateOf(bundle, lang, unit) !== 'approved'),
      }),
    ),
  ];
  return due.filter(({ ids: some }) => some.length > 0);
}

/** So many names are told of each; `--json` has all of them. */
const TOLD = 8;

export function printRelease(due: Due[]): string {
  if (due.length === 0) return '✔ Nothing is left to do before a release.\n';
  const one = ({ who, what, ids }: Due) => {
    const more = ids.length > TOLD ? ` … and ${ids.length - TOLD} more` : '';
    return `${String(ids.length).padStart(5)}  ${who}: ${what}\n       ${ids.slice(0, TOLD).join(', ')}${more}\n`;
  };
  return `Before a release:\n${due.map(one).join('')}`;
}
