import type { Flow, Step } from '../bundle/bundle.ts';
import { lineAt, wordsAt } from '../bundle/words-at.ts';
import { tellSigns } from './adverts.ts';
import { readAsked } from './asked.ts';
import { tellCard } from './card-words.ts';
import { holds } from './conditions.ts';
import type { ContactWords } from './contacts.ts';
import { tellLetters } from './letters.ts';
import { answersOf, raisedFlags, uncheckedSteps, worstOf } from './flags.ts';
import { ownContact, showContacts } from './show-contacts.ts';
import { langOf, say, type Stage, whereIs } from './stage.ts';
import { tellSummary } from './summary.ts';
import type { Phone } from './turn.ts';

/** Red flags told with their reason; the rest are named. More would not be read on a small screen. */
const MOST_FLAGS_EXPLAINED = 5;

/** What a step shows besides its own words: paragraphs, and the phones that stand in them. */
export function shown(stage: Stage, flow: Flow, step: Step): { paragraphs: string[]; phones: Phone[] } {
  const parts: ContactWords[] = [];
  for (const what of step.show) parts.push(show(stage, flow, what, phonesOf(parts)));
  if (step.list.length > 0) parts.push({ text: tellList(stage, flow, step), phones: [] });
  return { paragraphs: parts.map(({ text }) => text).filter(Boolean), phones: phonesOf(parts) };
}

const phonesOf = (parts: ContactWords[]): Phone[] => parts.flatMap(({ phones }) => phones);

/** Everything that `show:` may name; what stands behind `contacts/` is read in asked.ts. */
export const SHOWABLE = [
  'flags',
  'unchecked',
  'phrase',
  'organisation',
  'draft',
  'advert',
  'side',
  'letters',
  'summary',
  'card',
  'contacts',
];

function show(stage: Stage, flow: Flow, what: string, above: Phone[]): ContactWords {
  const [name] = what.split('/');
  const words = (text: string): ContactWords => ({ text, phones: [] });
  if (name === 'contacts') return showContacts(stage, flow, readAsked(what), above);
  if (name === 'flags') return words(tellFlags(stage, flow));
  if (name === 'unchecked') return words(tellUnchecked(stage, flow));
  if (name === 'phrase') return words(tellPhrase(stage, flow));
  if (name === 'advert') return words(tellSigns(stage));
  if (name === 'side') return words(''); // told with the list, line by line
  if (name === 'letters') return words(tellLetters());
  if (name === 'summary') return words(tellSummary(stage, flow, what.split('/')[1]));
  if (name === 'card') return words(tellCard(stage, flow));
  if (name === 'organisation') return words(tellOrganisation(stage));
  return words(stage.bundle.languages[langOf(stage)]?.draft ? say(stage, 'bot:draft_words') : '');
}

function tellOrganisation(stage: Stage): string {
  return ownContact(stage) || say(stage, 'bot:organisation.nobody');
}

function tellFlags(stage: Stage, flow: Flow): string {
  const flags = raisedFlags(stage.bundle, flow, stage.session, stage.now);
  const told = flags
    .slice(0, MOST_FLAGS_EXPLAINED)
    .map(
      ({ name }) =>
        `• ${say(stage, `flags:${name}.name`)} ${say(stage, 'bot:why', { why: say(stage, `flags:${name}.why`) })}`,
    );
  const rest = flags.slice(MOST_FLAGS_EXPLAINED).map(({ name }) => `• ${say(stage, `flags:${name}.name`)}`);
  return [...told, ...(rest.length > 0 ? [say(stage, 'bot:more_flags'), ...rest] : [])].join('\n');
}

function tellUnchecked(stage: Stage, flow: Flow): string {
  const topics = uncheckedSteps(flow, stage.session).map((step) => `• ${say(stage, `${wordsAt(flow, step)}.topic`)}`);
  return topics.length > 0 ? [say(stage, 'bot:not_checked'), ...topics].join('\n') : '';
}

/** Numbered lines: the first `most` items whose condition holds, each in the languages that stand side by side. */
function tellList(stage: Stage, flow: Flow, step: Step): string {
  const given = answersOf(stage.session, flow);
  const worst = [worstOf(raisedFlags(stage.bundle, flow, stage.session, stage.now))];
  const items = step.list.filter(({ when }) =>
    holds(when, (subject) => (subject === 'worst' ? worst : given(subject))),
  );
  const langs = sides(stage, flow, step);
  const tell = (key: string) => [...new Set(langs.map((lang) => stage.speech.say(lang, key, stage.now)))].join('\n');
  return items
    .slice(0, step.most)
    .map((item, index) => `${index + 1}. ${tell(lineAt(flow, step, item))}`)
    .join(langs.length > 1 ? '\n\n' : '\n');
}

/** The person's own language, and the one that was chosen at the step which `side/` names. */
function sides(stage: Stage, flow: Flow, step: Step): string[] {
  const steps = step.show.flatMap((what) => /^side\/(.+)/.exec(what)?.[1] ?? []);
  const chosen = steps.flatMap(answersOf(stage.session, flow)).filter((lang) => stage.speech.languages.includes(lang));
  return [...new Set([langOf(stage), ...chosen])];
}

/** "I need an interpreter", in the languages of the country, each with what it means. */
function tellPhrase(stage: Stage, flow: Flow): string {
  const { bundle, speech, now } = stage;
  const lang = langOf(stage);
  const there = bundle.countries[whereIs(stage, flow) ?? '']?.languages ?? Object.keys(bundle.languages);
  const phrase = (inLang: string) =>
    speech.say(inLang, 'bot:phrase', now, { language: speech.say(inLang, `places:language.${lang}`, now) });
  const lines = there.filter((other) => other !== lang).map(phrase);
  if (lines.length === 0) return phrase(lang);
  return [say(stage, 'bot:phrase_intro'), ...lines, say(stage, 'bot:phrase_means', { words: phrase(lang) })].join('\n');
}
