import type { Bundle } from '../bundle/bundle.ts';
import { OPEN } from '../engine/page.ts';
import type { Choice, Input, Session } from '../engine/turn.ts';
import type { Meaning } from '../understand/meaning.ts';
import type { Act, Conversation } from './asked.ts';
import { behindOf } from './behind.ts';
import { readEarlier } from './earlier.ts';
import { type Message, messagesOf } from './messages.ts';
import { traced } from './trace.ts';

/** One conversation in one language. `said`: what the person did, in words; empty for the beginning. */
export type Talk = { lang: string; turns: { said: string; line: Message[]; messenger: Message[] }[] };

/**
 * Plays a whole conversation, in each language. Nothing is kept between two questions: so "back" is one act less, and
 * after a change of the files the same conversation is simply played again.
 */
export function play(bundle: Bundle, asked: Conversation, understand: (text: string) => Meaning): Talk[] {
  const inputs = asked.acts.map((act) => toInput(act, understand));
  const flow = bundle.flows[asked.from?.flow ?? ''];
  const answers = flow ? readEarlier(flow, asked.earlier, understand) : {};
  const begun = { answers, ...(asked.country ? { country: asked.country } : {}) };
  return asked.langs.map((lang) => playIn(bundle, asked, inputs, { ...begun, ...(lang ? { lang } : {}) }));
}

function playIn(bundle: Bundle, { acts, from, now }: Conversation, inputs: Input[], begun: Session): Talk {
  let session = begun;
  let offered: Choice[] = [];
  const take = (input: Input, said: string) => {
    // An engine shares words between turns; a new one says them all, so that they can be traced.
    const { respond, spoken } = traced(bundle);
    const { session: next, replies } = respond(session, input, now);
    session = next;
    offered = replies.at(-1)?.choices ?? [];
    const behind = replies.map((reply) => behindOf(bundle, reply, spoken(), now));
    return { said, line: messagesOf('line', replies, behind), messenger: messagesOf('messenger', replies, behind) };
  };
  const first = take(from ? { kind: 'tap', at: from, choice: OPEN } : { kind: 'arrive' }, '');
  const turns = inputs.map((input, n) => take(input, saidBy(acts[n], offered)));
  return { lang: begun.lang ?? '', turns: [first, ...turns] };
}

const toInput = (act: Act, understand: (text: string) => Meaning): Input =>
  act.kind === 'text' ? { kind: 'text', meaning: understand(act.text) } : act;

/** A tap as its button reads in this language. */
function saidBy(act: Act | undefined, offered: Choice[]): string {
  if (act?.kind === 'text') return act.text;
  if (act?.kind !== 'tap') return act ? `[${act.what}]` : '';
  const { at, choice } = act;
  const same = offered.find((each) => each.choice === choice && each.at.flow === at.flow && each.at.step === at.step);
  return same?.label ?? `[${choice}]`;
}
