/** How many contacts are told at a time: each is a paragraph, and who reads in fear reads three. `rest` fits into LINE's 5000. */
export const PARTS = { first: [0, 3], next: [3, 6], rest: [6, 12] } as const;
export type Part = keyof typeof PARTS;

/**
 * What `show: contacts/…` asks for. `topic` is a name, or `topicStep` the step whose answer is the topic; `whomStep` the
 * step that says for whom, `whereStep` the one that names another country than the person's. `local`: without the offices
 * of people's own states, which who fled passes by. `strange`: a word that has no meaning there.
 */
export type Asked = {
  topic: string;
  topicStep?: string;
  whomStep?: string;
  whereStep?: string;
  local?: boolean;
  short: boolean;
  part?: Part;
  strange?: string;
};

/** `contacts/people`, `contacts/emergency/short`, `contacts/<about>/<whom>/first`, `contacts/job/@destination/local`. */
export function readAsked(what: string): Asked {
  const [, topic = '', ...rest] = what.split('/');
  const topicStep = stepIn(topic);
  const asked: Asked = { topic, short: false, ...(topicStep ? { topicStep } : {}) };
  for (const word of rest) {
    const step = stepIn(word);
    if (word === 'short') asked.short = true;
    else if (word === 'local') asked.local = true;
    else if (word.startsWith('@') && word.length > 1) asked.whereStep = word.slice(1);
    else if (isPart(word)) asked.part = word;
    else if (step && !asked.whomStep) asked.whomStep = step;
    else asked.strange = word;
  }
  return asked;
}

const stepIn = (word: string): string | undefined => /^<([^<>]+)>$/.exec(word)?.[1];
const isPart = (word: string): word is Part => Object.hasOwn(PARTS, word);
