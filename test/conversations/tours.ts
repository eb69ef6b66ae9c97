import type { Place } from '../../src/bundle/bundle.ts';
import type { Reply, Session } from '../../src/engine/turn.ts';
import { real } from '../engine/real.ts';
import { type Talk, talk } from '../engine/talk.ts';
import { written } from './play.ts';

/** So many answers a tour has at most: enough to see how a conversation goes, short enough to be read by a translator. */
const MOST_ANSWERS = 12;

/** Conversations that are one question, or show what only a message before them says. */
const NO_TOUR = ['letters', 'suggest', 'welcome', 'advert', 'worry', 'sadness', 'menu'];
export const toured = Object.keys(real.flows).filter((name) => !NO_TOUR.includes(name));

/**
 * Somebody in Thailand goes through a conversation: at each question the first answer that they have not given there
 * yet, 12,000 baht where an amount is asked for, 3 where a number is.
 */
export function tour(name: string, lang: string): { transcript: string; replies: Reply[] } {
  const session: Session = { lang, country: 'th', at: { flow: 'menu', step: 'start' }, answers: {} };
  const person = talk({ session }).tapOld(`${name}.${real.flows[name]?.start}`, '_open');
  const lines = [`# A tour of "${name}"`, `# ${real.languages[lang]?.endonym}, 22 November 2026`];
  const replies: Reply[] = [];
  const given = new Set<string>();
  lines.push('', ...person.turn.replies.flatMap(written));
  replies.push(...person.turn.replies);
  for (let answers = 0; answers < MOST_ANSWERS && person.session.at?.flow === name; answers++) {
    const said = answer(person, given);
    if (said === undefined) break;
    lines.push('', `you: ${said}`, ...person.turn.replies.flatMap(written));
    replies.push(...person.turn.replies);
  }
  return { transcript: `${lines.join('\n')}\n`, replies };
}

function answer(person: Talk, given: Set<string>): string | undefined {
  const at: Place = person.session.at ?? { flow: '', step: '' };
  const step = real.flows[at.flow]?.steps[at.step];
  const key = (choice: string) => `${at.step} ${choice}`;
  if (step?.accept && !given.has(key('typed'))) {
    given.add(key('typed'));
    const words = step.accept === 'money' ? '12000 THB' : '3';
    person.say(words);
    return words;
  }
  const next = person.choices.find(({ choice, nav }) => !nav && choice !== 'unsure' && !given.has(key(choice)));
  if (!next) return undefined;
  given.add(key(next.choice));
  person.tap(next.choice);
  return `[ ${next.label} ]`;
}
