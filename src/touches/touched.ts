/** What staff may ask about. */
export const KINDS = ['fact', 'contact', 'flag', 'text', 'flow', 'step'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * One thing that changes with it. `word` is what people type; `text` names one key in one language, `card` and `page` what a person sees besides
 * the conversation, `story` a conversation test that comes to it.
 */
export type Touched = {
  kind: 'step' | 'word' | 'text' | 'card' | 'page' | 'story';
  where: string;
  /** The language of a text; the file of a text or story. */
  lang?: string;
  file?: string;
  why: string;
};
