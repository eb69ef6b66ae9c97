import type { Bundle } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { readSource } from '../bundle/read.ts';
import { words } from './script-words.ts';

/** Ten questions: nine with two to four answers, one amount of money; five ways forward past some; three verdicts. */
const FLOW = `
start: recruiter
steps:
  recruiter: { ask: [agency, friend, stranger], flag: { stranger: unknown }, next: { friend: fee, stranger: fee } }
  licence: { ask: [seen, unseen], flag: { unseen: no_licence } }
  fee: { ask: [none, some, loan], flag: { some: fee, loan: debt }, next: { none: passport } }
  amount: { accept: money }
  passport: { ask: [self, employer, agent, copy], flag: { employer: papers, agent: papers }, next: { self: contract } }
  returned: { ask: [yes, no], flag: { no: held } }
  contract: { ask: [have, none, unread], flag: { none: no_contract, unread: unread }, next: { none: hours } }
  readable: { ask: [yes, no], flag: { no: unread } }
  hours: { ask: [eight, twelve, more], flag: { more: long_hours } }
  leave:
    ask: [free, permit, locked]
    flag: { permit: permit, locked: locked }
    next:
      - { when: { worst: [stop, danger] }, go: stop }
      - { when: { worst: warn }, go: careful }
      - { go: calm }
  stop: { offer: [again], next: { again: recruiter } }
  careful: { offer: [again], next: { again: recruiter } }
  calm: { offer: [again], next: { again: recruiter } }
`;

const severities = {
  stop: ['held', 'locked'],
  danger: ['debt', 'papers'],
  warn: ['unknown', 'no_licence', 'fee', 'no_contract', 'unread', 'long_hours', 'permit'],
};
const flags = Object.entries(severities).flatMap(([severity, names]) =>
  names.map(
    (name) =>
      `${name}: { severity: ${severity}, indicator: none, source: { title: bench, url: "https://example.org/" } }`,
  ),
);

const files: Record<string, string> = {
  'flows/offer.yaml': FLOW,
  'flows/welcome.yaml': 'start: language\nsteps: { language: { ask: languages, keep: lang, next: offer.recruiter } }\n',
  'content/red-flags.yaml': flags.join('\n'),
  'content/languages.yaml': Object.entries(words)
    .map(([lang, { endonym }]) => `${lang}: { endonym: ${endonym} }`)
    .join('\n'),
};

/** The script as our engine gets it: the same files as staff would write, compiled. */
export function scriptBundle(): Bundle {
  const texts = Object.entries(words).flatMap(([lang, { bot, welcome, offer }]) =>
    Object.entries({ bot, welcome, offer }).map(([name, value]) => [
      `locales/${lang}/${name}.json`,
      JSON.stringify(value),
    ]),
  );
  const sources = [...Object.entries(files), ...texts].map(([file = '', text = '']) => readSource(file, text));
  const broken = sources.flatMap((source) => ('rule' in source ? [source] : []));
  const { bundle, problems } = compile(sources.flatMap((source) => ('rule' in source ? [] : [source])));
  const first = [...broken, ...problems][0];
  if (first) throw new Error(`The bench's own content is broken: ${first.file}: ${first.message}`);
  return bundle;
}
