import type { Bundle } from '../bundle/bundle.ts';
import type { Speech } from './speech.ts';

/** Who runs this bot and how a person there is reached; empty while that is not written down. */
export function tellOwn({ organisation }: Bundle, speech: Speech, lang: string, now: number): string {
  const { name, contact } = organisation;
  if (!name || !contact) return '';
  const by = speech.say(lang, 'bot:organisation.by', now, { name });
  return `${by} ${speech.say(lang, 'bot:organisation.contact', now, { contact })}`;
}
