/** Answers that somebody brings along as text, by question: a choice's name, an amount with its currency, a number. */
export type Card = Record<string, string>;

/** A card has some ten answers; more than this is none of ours. */
const MOST_ANSWERS = 24;
const CARD = /#(?:[a-z_]{1,40}=[A-Za-z0-9_.]{1,40})(?:,[a-z_]{1,40}=[A-Za-z0-9_.]{1,40})*#/;

/** The line of a card in a message that was kept, sent on or copied; undefined when there is none. */
export function readCard(text: string): Card | undefined {
  const line = CARD.exec(text)?.[0].slice(1, -1);
  const answers = line?.split(',').map((part) => part.split('=') as [string, string]);
  return answers && answers.length <= MOST_ANSWERS ? Object.fromEntries(answers) : undefined;
}

/** The last line of a card. Nothing of it is kept here: whoever has the card has all of it. */
export const writeCard = (card: Card): string =>
  `#${Object.entries(card)
    .map(([question, answer]) => `${question}=${answer}`)
    .join(',')}#`;
