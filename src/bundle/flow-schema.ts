import { z } from 'zod';
import { name, names, number, yes } from './schema-values.ts';

const tests = z.record(
  z.string(),
  z.union([name.transform((one) => [one]), z.array(name), z.record(z.string(), names)]),
);
const conditions = z.union([tests.transform((one) => [one]), z.array(tests)]);

const step = z.strictObject({
  ask: z
    .union([z.literal('languages'), z.literal('areas'), z.array(name).min(1)])
    .optional()
    .describe(
      'A question; "I don\'t know" is added. "areas": provinces or cities in which some contacts of that country help.',
    ),
  offer: z.array(name).min(1).optional().describe('Ways to go on. Nothing is remembered.'),
  accept: z
    .enum(['money', 'number', 'date'])
    .optional()
    .describe(
      'A typed amount of money, a typed whole number, or a typed day or month that is past, answers this question.',
    ),
  keep: z
    .enum(['country', 'lang', 'letters'])
    .optional()
    .describe('Remembered beyond this conversation, and not asked again.'),
  when: conditions.optional().describe('The step is passed over unless this holds.'),
  flag: z.record(name, names).optional().describe('By answer, outcome or "always": the red flags it raises.'),
  show: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  words_of: z
    .string()
    .optional()
    .describe(
      'flow.step: this step says the words of that one, with its choices and lines. It has no words of its own.',
    ),
  list: z
    .array(
      z.strictObject({
        item: name,
        words_of: z.string().optional().describe('flow.step: the line of this name in the list of that step.'),
        when: conditions.optional(),
      }),
    )
    .optional(),
  most: number.optional().describe('How many items of the list are shown at most; the largest number that is taken.'),
  compute: name.optional().describe('The name of a calculation.'),
  with: z
    .record(name, z.string())
    .optional()
    .describe('What the calculation gets: answers by step, facts by country.name.'),
  forget: z.literal('everything').optional(),
  count: z
    .literal('answers')
    .optional()
    .describe("The answers given so far are counted, by week, without anybody's name."),
  next: z
    .union([
      z.string(),
      z.array(z.strictObject({ when: conditions.optional(), go: z.string() })),
      z.record(name, z.string()),
    ])
    .optional()
    .describe('Where it goes on. Without it, the step below follows.'),
});

export const flowSchema = z.strictObject({
  start: name.describe('The step a conversation begins with.'),
  interrupts: yes
    .optional()
    .describe('It may come in the middle of another conversation, and "return" leads back there.'),
  steps: z.record(
    name,
    step.nullish().transform((given) => given ?? {}),
  ),
});
