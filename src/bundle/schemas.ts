import { z } from 'zod';
import { severities } from './bundle.ts';
import { flowSchema } from './flow-schema.ts';
import { day, name, names, number, words, yes } from './schema-values.ts';

/**
 * What may stand in each kind of file. The same definitions check the files and make the JSON Schemas that let an
 * editor complete and check them while typing.
 */

const source = z.strictObject({
  title: words,
  url: z.url({ protocol: /^https?$/ }),
  date: day.optional(),
  official: z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')]).optional(),
});
const confidence = z.enum(['high', 'medium', 'low', 'unverified']);
const noted = z.strictObject({ date: day, by: words });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written as 08:30.');

const contact = z.strictObject({
  topics: z.array(name).min(1),
  area: names
    .optional()
    .describe('Where alone it helps: areas of content/countries.yaml. Leave it out if it helps in the whole country.'),
  first_for: z
    .array(name)
    .optional()
    .describe('Topics for which it stands before all others, whatever the hour: the ambulance for health.'),
  phone: z
    .string()
    .regex(/^(unknown|\+?[0-9][0-9 -]{1,20})$/, 'A phone number has digits, spaces and "-", perhaps a "+" in front.')
    .describe('"unknown" while it is still to be found: the contact is held.'),
  press: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional(),
  more: z.array(z.string()).optional(),
  abroad: z
    .string()
    .regex(/^\+[0-9 -]{6,20}$/, 'A number for calls from abroad begins with "+".')
    .optional(),
  kind: z.enum(['state', 'international', 'organisation']),
  hours: z.union([
    z.enum(['always', 'unknown']),
    z.strictObject({
      days: z.enum(['weekdays', 'every_day']),
      from: clock,
      to: clock,
      pause: z.strictObject({ from: clock, to: clock }).optional().describe('Nobody answers then: a break at noon.'),
    }),
  ]),
  speaks: z.union([z.literal('unknown'), z.array(name).min(1)]),
  serves: z.array(name).min(1),
  endangers: z.array(name).min(1).describe('Whom a call may endanger: names of risks.json. "none_known" if nobody.'),
  cost: z.literal('free').optional(),
  confidence,
  source,
  called: noted.optional().describe('Filled in by staff after they called.'),
  tried: noted.optional().describe('Filled in by staff who called, and nobody answered.'),
  agreed: noted
    .extend({ role: words.optional().describe('What the person who agreed does there; never a name.') })
    .optional()
    .describe('Filled in by staff when the organisation agreed to be listed.'),
});
export const contactsSchema = z.record(name, contact);

const fact = z.strictObject({
  kind: name,
  value: z.union([number, words]).optional(),
  table: z.record(name, number).optional(),
  unit: z.string().optional(),
  confidence,
  source,
  valid_from: day.optional(),
  valid_until: day.optional(),
  checked: noted.optional().describe('Filled in by staff after they held it against its source.'),
});
export const factsSchema = z.record(name, fact);

export const flagsSchema = z.record(name, z.strictObject({ severity: z.enum(severities), indicator: name, source }));
export const freshnessSchema = z.record(
  name,
  z.strictObject({ days: number, when_old: z.enum(['say_so', 'withhold']) }),
);
export const countriesSchema = z.record(
  name,
  z.strictObject({
    languages: z.array(name).min(1),
    currency: z.string().length(3),
    calling: z.string(),
    zone: z.string(),
    neighbours: z.array(name),
    towns: z.record(name, z.tuple([number, number])).default({}),
    areas: z
      .record(name, z.array(name).min(1))
      .default({})
      .describe('Provinces or cities in which some contacts help, each with its towns.'),
  }),
);
export const holidaysSchema = z.record(
  z.string().regex(/^\d{4}$/, 'A list stands under its year, such as 2026.'),
  z.strictObject({
    valid_from: day.optional().describe('Where the source does not speak of the whole year: from this day on.'),
    valid_until: day.optional(),
    source,
    days: z.record(day, words).describe('Days on which offices are closed besides weekends, each with its name.'),
  }),
);
export const languagesSchema = z.record(
  name,
  z.strictObject({
    endonym: words,
    draft: yes.optional(),
    chain: z
      .array(name)
      .optional()
      .describe('What is read in its place where it has no words, before the first language.'),
    hidden: yes.optional().describe('Prepared: nobody is offered it yet.'),
  }),
);
const seal = z.string().regex(/^[0-9a-f]{8}$/, 'Eight hexadecimal digits; "npm run review" writes them.');
export const reviewsSchema = z.record(
  words,
  z.strictObject({
    state: z.enum(['reviewed', 'approved']),
    by: words,
    date: day,
    of: seal,
    from: seal.optional(),
  }),
);
const instead = z.record(words, words);
export const forbiddenSchema = z.strictObject({
  approves: instead.describe('Words that promise what nobody can know, each with what to write in its place.'),
  labels: instead.describe('Words that name people by what was done to them, each with what to write in its place.'),
  lock_screen: z.array(words).describe('Words that no message may begin with: they are read on a locked phone.'),
  not: z.array(words).optional().describe('Longer words that hold one of the words above and may be written.'),
});
export const organisationSchema = z.strictObject({ name: z.string().optional(), contact: z.string().optional() });

export type Texts = { [key: string]: string | string[] | Texts };
export const textsSchema: z.ZodType<Texts> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.array(z.string()), textsSchema])),
);

const sentences = z.array(z.string());
/** Lists of sentences, by what they are examples of. */
export const intentsSchema = z.record(name, sentences);
export const dangerSchema = z.strictObject({
  clear: sentences,
  possible: sentences,
  self_harm: sentences,
  calm: sentences,
  must_clear: sentences,
  must_possible: sentences,
  must_self_harm: sentences,
  must_not: sentences,
});
export const criesSchema = z.strictObject({ clear: sentences, possible: sentences, calm: sentences });
export const advertsSchema = z.record(name, sentences);
/** Words, by the English words they mean. */
export const glossesSchema = z.record(
  z
    .string()
    .regex(/^[a-z]+(?: [a-z]+){0,2}$/, 'one to three English words in small letters, such as "lock" or "not allow"'),
  sentences,
);

/** One schema a kind of file, by the name its JSON Schema file gets. */
export const schemas = {
  flow: flowSchema,
  contacts: contactsSchema,
  facts: factsSchema,
  flags: flagsSchema,
  freshness: freshnessSchema,
  countries: countriesSchema,
  holidays: holidaysSchema,
  languages: languagesSchema,
  organisation: organisationSchema,
  forbidden: forbiddenSchema,
  texts: textsSchema,
  intents: intentsSchema,
  danger: dangerSchema,
  cries: criesSchema,
  adverts: advertsSchema,
  glosses: glossesSchema,
  reviews: reviewsSchema,
};
export type Kind = keyof typeof schemas;
