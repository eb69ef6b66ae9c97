import type { Words } from './graph.ts';

/** Where a way leads: a step by its name, another conversation that is imported too, or the end. */
export type Goal = { step: string } | { flow: string } | 'end';

/** A step of ours before its words are cleaned and translated. `node`: where in RapidPro it comes from. */
export type Step = {
  name: string;
  node: string;
  kind: 'say' | 'offer' | 'ask' | 'number' | 'decide';
  words: Words | Remark;
  choices: Choice[];
  /** The name of the answer in RapidPro, for "nobody has checked this". */
  topic: string;
  /** `say`: the one way on. Others: by choice, in conditions, or for what is left. */
  ways: Way[];
  /** The largest number that is taken. */
  most?: number;
};

/** `answer`: of this step; `when`: an earlier step was answered so. Neither: what is left. */
export type Way = { answer?: string; when?: { step: string; answers: string[] }; go: Goal };
export type Choice = { name: string; words: Words | Remark };

/** English words of ours, where RapidPro has none: staff are to write there. `known`: words that need no mark. */
export type Remark = { remark: string; known?: boolean };
export const isRemark = (words: Words | Remark): words is Remark => Object.hasOwn(words, 'remark');
