/** Words by language (BCP 47, as `Intl` writes it). The flow's own language is always there. */
export type Words = Record<string, string>;

/** A flow of RapidPro or TextIt, whatever version it was written in. Plain data, nothing of it judged yet. */
export type Graph = {
  id: string;
  name: string;
  /** Undefined where the export does not say in which language it is written ("base"). */
  lang: string | undefined;
  /** Languages that are no code of a language: they cannot be read. */
  oddLanguages: string[];
  version: string;
  nodes: Map<string, Node>;
  entry: string | undefined;
};

/** One stop: what it does, then a question or decision, or else simply the next stop. */
export type Node = { id: string; acts: Act[]; split?: Split; next?: string };

/** `lost`: something this bot does not do, in words for staff. */
export type Act =
  | { kind: 'say'; words: Words; replies: Words[]; lost: string[] }
  | { kind: 'flow'; id: string; name: string; ends: boolean }
  | { kind: 'lost'; what: string };

/** `waits`: for a message of the person. Otherwise it decides by what it knows: `operand`. */
export type Split = { waits: boolean; random: boolean; operand: string; result: string; routes: Route[] };

/** `to`: absent where the flow ends. `tests`: as the current version names them. */
export type Route = {
  words: Words;
  to?: string;
  tests: Test[];
  kind: 'answer' | 'rest' | 'silence';
  seconds?: number;
};
export type Test = { type: string; args: string[] };

/** An export that cannot be read at all. The message is for whoever sent it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
