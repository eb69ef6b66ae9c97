/**
 * What staff have to know of an import, in words. `lost`: not carried over; `changed`: carried over in another way;
 * `number`: a phone number that was taken out of a text; `variable`, `link`: to be looked at in the text.
 */
export type Note = { kind: 'lost' | 'changed' | 'number' | 'variable' | 'link'; node: string; says: string };

/** `replaced`: not taken, because the bot does it by itself, such as asking once more. */
export type Share = { all: number; taken: number; replaced: number };

/** How much of a flow was carried over. A translation is one text in one language that this bot speaks. */
export type Figures = Record<'nodes' | 'messages' | 'replies' | 'answers' | 'translations', Share>;

export const noFigures = (): Figures => ({
  nodes: noShare(),
  messages: noShare(),
  replies: noShare(),
  answers: noShare(),
  translations: noShare(),
});

const noShare = (): Share => ({ all: 0, taken: 0, replaced: 0 });
