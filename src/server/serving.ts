import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Incoming } from '../channels/channel.ts';
import type { Converse } from '../converse.ts';
import type { Waiting } from '../store/store.ts';

/** Everything the server needs from the assembly. What is missing is off, and its route answers 404. */
export type Serving = {
  converse: Converse;
  channels: WebhookChannel[];
  messengerVerifyToken?: string;
  /** Express's own `trust proxy`. Off: the address of the connection is the person's address. */
  trustProxy?: unknown;
  publicUrl?: string;
  /** Sends what waits on the platforms. Called after the 200, never awaited. */
  deliver: (waiting: Waiting[]) => void;
  botframework?: (request: Request, response: Response) => void | Promise<void>;
  /** The staff page below `/studio`, which guards itself. */
  studio?: RequestHandler;
  contact: (id: string, lang?: string) => CallPage | undefined;
  privacy: (lang?: string) => PrivacyPage;
  /** `query`: as it stands in the address, whatever that is. */
  directory?: (query: Record<string, unknown>, lang?: string) => DirectoryPage;
  /** The page's own few words, by language. A language without them gets signs and English labels. */
  words?: () => Record<string, PageWords>;
  /** Takes only what is listed here: never a text, never a person. */
  log: (fields: LogFields) => void;
  /** Each channel and how it stands: `on`, `off`, or what is wrong. */
  state: () => { channels: Record<string, string> };
};

/** A platform's channel with its secrets already in `verify`. `path` as in the contract: `/webhook/line`. */
export type WebhookChannel = {
  name: 'line' | 'messenger';
  path: string;
  verify: (raw: Buffer, headers: IncomingHttpHeaders) => boolean;
  /** Whether it is meant for us at all; if not, 404. */
  isOurs: (body: unknown) => boolean;
  read: (body: unknown) => Incoming[];
};

/** `title` names the country and the organisation; the first lines are what to know before calling. */
export type CallPage = { title: string; lines: string[]; number: string };
/** `languages`: in which the page can be read, in the order of the picker; the first is the fallback. */
export type PrivacyPage = { title: string; paragraphs: string[]; languages: { lang: string; endonym: string }[] };

/** A search and what it found. `intro`: who runs this first. `clock`: what time it is there, or what to choose first. */
export type DirectoryPage = {
  title: string;
  intro: string[];
  fields: DirectoryField[];
  open: { label: string; chosen: boolean };
  button: string;
  clock: string;
  groups: { heading: string; entries: DirectoryEntry[] }[];
  languages: PrivacyPage['languages'];
};
/** `any`: the words for leaving it open; `chosen`: a value, or empty. */
export type DirectoryField = {
  name: string;
  label: string;
  any: string;
  choices: { value: string; words: string }[];
  chosen: string;
};
/** `lines`: as in the conversation, the warning before the number. */
export type DirectoryEntry = {
  title: string;
  lines: string[];
  number: string;
  source: { label: string; title: string; url: string };
};

/** Words on the chat page that the bot does not say. `failed`: "Not sent. The numbers below still work." */
type PageWords = {
  write: string;
  send: string;
  leave: string;
  about: string;
  you: string;
  failed: string;
  again: string;
};

/** `route` is the pattern, not the address; `error` a name, not a message; `where` the place in our code. */
export type LogFields = {
  event: string;
  channel?: string;
  route?: string;
  status?: number;
  error?: string;
  where?: string;
  events?: number;
};
