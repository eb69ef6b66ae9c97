import type { Bundle } from './bundle/bundle.ts';
import { directoryPage } from './directory.ts';
import { isShown, tellContacts } from './engine/contacts.ts';
import { createFallback } from './engine/engine.ts';
import { tellOwn } from './engine/organisation.ts';
import { createSpeech, type Speech } from './engine/speech.ts';
import type { DirectoryPage } from './server/serving.ts';
import { ofServed, type Served } from './served.ts';

/** The words of the pages beside the conversation, in a person's language; an unknown language gets the first one. */
export type Pages = {
  /** Undefined for a contact that does not exist or is held back now. `lines`: the warning stands first. */
  contact(id: string, lang?: string): { title: string; lines: string[]; number: string } | undefined;
  privacy(lang?: string): { title: string; paragraphs: string[]; languages: { lang: string; endonym: string }[] };
  /** The search among those who help. `query`: from an address, so anything. */
  directory(query: Record<string, unknown>, lang?: string): DirectoryPage;
  /** Words of the chat page itself, by language. */
  words(): Record<string, PageWords>;
  /** What is said when a turn broke: words and numbers. */
  fallback(lang?: string): string;
};

/** Pages of the bundle that is served when they are asked for. */
export function createPages(served: Served, now: () => number = Date.now): Pages {
  const pages = ofServed(served, (bundle) => pagesOf(bundle, now));
  return {
    contact: (id, lang) => pages().contact(id, lang),
    privacy: (lang) => pages().privacy(lang),
    directory: (query, lang) => pages().directory(query, lang),
    words: () => pages().words(),
    fallback: (lang) => pages().fallback(lang),
  };
}

function pagesOf(bundle: Bundle, now: () => number): Pages {
  const speech = createSpeech(bundle);
  const broken = createFallback(bundle);
  const known = (lang: string | undefined) => (lang && bundle.languages[lang] ? lang : (speech.languages[0] ?? 'en'));
  return {
    contact(id, wanted) {
      const contact = Object.hasOwn(bundle.contacts, id) ? bundle.contacts[id] : undefined;
      if (!contact || !isShown(contact, now())) return undefined;
      const { text, phones } = tellContacts([contact], speech, known(wanted), now());
      return { title: phones[0]?.label ?? id, lines: text.split('\n'), number: contact.phone };
    },
    privacy(wanted) {
      const lang = known(wanted);
      const own = tellOwn(bundle, speech, lang, now()) || speech.say(lang, 'bot:organisation.nobody', now());
      return {
        title: speech.say(lang, 'menu:start.choices.about', now()),
        paragraphs: [speech.say(lang, 'about:start.text', now()), own],
        languages: Object.entries(bundle.languages).map(([each, { endonym }]) => ({ lang: each, endonym })),
      };
    },
    directory: (query, wanted) => directoryPage(bundle, speech, known(wanted), query, now()),
    words: () => Object.fromEntries(speech.languages.map((lang) => [lang, pageWords(speech, lang, now())])),
    fallback: (wanted) =>
      broken(known(wanted), now())
        .map(({ text }) => text)
        .join('\n\n'),
  };
}

const WORDS = ['write', 'send', 'leave', 'about', 'you', 'failed', 'again'] as const;
export type PageWords = Record<(typeof WORDS)[number], string>;

function pageWords(speech: Speech, lang: string, now: number): PageWords {
  const words = WORDS.map((word) => [word, speech.say(lang, `page:${word}`, now)]);
  return Object.fromEntries(words) as PageWords;
}
