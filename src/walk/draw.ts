import type { Bundle } from '../bundle/bundle.ts';
import { drawBotFramework } from '../channels/botframework-draw.ts';
import { type Draw, writeTap } from '../channels/channel.ts';
import { draw as drawLine } from '../channels/line/draw.ts';
import { draw as drawMessenger } from '../channels/messenger/draw.ts';
import { drawWeb } from '../channels/web.ts';
import type { Respond } from '../engine/engine.ts';
import type { Input, Reply, Session } from '../engine/turn.ts';
import { phoneOf, refusals } from './accepts.ts';

/** How each channel draws, by its name. */
export const drawsOf: Record<string, Draw> = {
  line: drawLine,
  messenger: drawMessenger,
  botframework: drawBotFramework,
  web: drawWeb,
};

/** What is wrong with the words of one turn as one channel draws them in one language. */
export type Drawn = { lang: string; channel: string; rule: 'refused' | 'lost'; says: string };

/** Plays one turn in every language and draws it on every channel. `count`: so many were drawn so far. */
export type Drawing = { check(before: Session | undefined, input: Input): Drawn[]; count(): number };

export function createDrawing(bundle: Bundle, respond: Respond, now: number): Drawing {
  const channels = Object.keys(drawsOf);
  let count = 0;
  return {
    count: () => count,
    check: (before, input) =>
      inEachLanguage(bundle, before, input).flatMap(({ lang, session, said }) => {
        const { replies } = respond(session, said, now);
        count += channels.length;
        return channels.flatMap((channel) => checkOne(channel, replies).map((found) => ({ ...found, lang, channel })));
      }),
  };
}

type Variant = { lang: string; session: Session | undefined; said: Input };

/** Who has not chosen a language reads all of them at once: then there is one variant, or one for each choice. */
function inEachLanguage(bundle: Bundle, session: Session | undefined, input: Input): Variant[] {
  const languages = Object.keys(bundle.languages);
  const picks = input.kind === 'tap' && bundle.flows[input.at.flow]?.steps[input.at.step]?.keep === 'lang';
  const said = (lang: string): Input =>
    picks && languages.includes(input.choice) ? { ...input, choice: lang } : input;
  if (session?.lang) return languages.map((lang) => ({ lang, session: { ...session, lang }, said: said(lang) }));
  return (picks ? languages : languages.slice(0, 1)).map((lang) => ({ lang, session, said: said(lang) }));
}

function checkOne(channel: string, replies: Reply[]): { rule: Drawn['rule']; says: string }[] {
  const requests = drawsOf[channel]?.(replies, { person: PERSON, back: 'token' }, () => RETRY) ?? [];
  const refused = requests.flatMap(refusals).map((says) => ({ rule: 'refused' as const, says }));
  const { texts, buttons } = phoneOf(requests);
  const told = bare(texts.join(''));
  const words = replies.filter(({ text }) => !told.includes(bare(text)));
  const sent = new Set(buttons.map(({ sends }) => sends));
  const choices = replies.flatMap((reply) => reply.choices).filter(({ at, choice }) => !sent.has(writeTap(at, choice)));
  const lost = [
    ...words.map(({ key }) => `the words of "${key}"`),
    ...choices.map(({ label }) => `the answer "${label}"`),
  ];
  return [...refused, ...lost.map((what) => ({ rule: 'lost' as const, says: `${what} does not arrive` }))];
}

const PERSON = 'U00000000000000000000000000000000';
const RETRY = '00000000-0000-4000-8000-000000000000';
const bare = (text: string): string => text.replaceAll(/\s+/g, '');
