import type { z } from 'zod';
import type { Bundle, Contact, Fact, Flow, Holidays, Lexicon, Problem, RedFlag } from './bundle.ts';
import { areasOf } from './areas.ts';
import { compileFlow, type Lists } from './compile-flow.ts';
import { flowSchema } from './flow-schema.ts';
import { hashContent } from './hash.ts';
import type { Source } from './read.ts';
import {
  advertsSchema,
  criesSchema,
  contactsSchema,
  countriesSchema,
  dangerSchema,
  factsSchema,
  flagsSchema,
  forbiddenSchema,
  freshnessSchema,
  glossesSchema,
  holidaysSchema,
  intentsSchema,
  type Kind,
  languagesSchema,
  organisationSchema,
  reviewsSchema,
  schemas,
  textsSchema,
} from './schemas.ts';
import { holdingReviews, type Review } from './review.ts';
import { shapeProblems } from './shape.ts';

/**
 * Sources → one Bundle. A file whose shape is wrong becomes problems and is left out, so that everything else can
 * still be looked at; what names what is the checker's business.
 */
export function compile(sources: Source[]): { bundle: Bundle; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = <S extends z.ZodType>(source: Source | undefined, schema: S): z.output<S> | undefined =>
    source && parse(source, schema, problems);
  const only = (file: string) => sources.find((source) => source.file === file);
  const prepared = read(only('content/languages.yaml'), languagesSchema) ?? {};
  const languages = Object.fromEntries(Object.entries(prepared).filter(([, { hidden }]) => !hidden));
  const texts = compileTexts(
    sources,
    read,
    Object.keys(prepared).filter((lang) => !Object.hasOwn(languages, lang)),
  );
  const countries = read(only('content/countries.yaml'), countriesSchema) ?? {};
  const lists = { languages: Object.keys(languages), areas: areasOf(countries).map(({ choice }) => choice) };
  const content = {
    flows: compileFlows(sources, lists, read),
    flags: named(
      read(only('content/red-flags.yaml'), flagsSchema) ?? {},
      (name, flag) => ({ name, ...tidy(flag) }) as RedFlag,
    ),
    contacts: collect<Contact>(sources, 'content/contacts/', (source) => compileContacts(source, read)),
    facts: collect<Fact>(sources, 'content/facts/', (source) => compileFacts(source, read)),
    freshness: read(only('content/freshness.yaml'), freshnessSchema) ?? {},
    countries,
    holidays: compileHolidays(sources, read),
    organisation: tidy(read(only('content/organisation.yaml'), organisationSchema) ?? {}),
    languages: named(languages, (_, { endonym, draft, chain }) => ({
      endonym,
      draft: draft ?? false,
      chain: chain ?? [],
    })),
    lexicons: named(languages, (lang) => compileLexicon(lang, only, read)),
    texts,
    reviews: holdingReviews(compileReviews(sources, read), texts, Object.keys(languages)[0] ?? ''),
  };
  // What may not be written is the checker's alone: it is looked at for its shape, and is no part of what the bot says.
  for (const source of sources.filter(({ file }) => file.startsWith('content/forbidden/')))
    read(source, forbiddenSchema);
  return { bundle: { hash: hashContent(content), ...content }, problems };
}

type Read = <S extends z.ZodType>(source: Source | undefined, schema: S) => z.output<S> | undefined;

/** Which kind of file this is, by its place. Undefined: nothing here reads it. */
export function kindOf(file: string): Kind | undefined {
  if (file.startsWith('flows/')) return 'flow';
  if (/^locales\/[^/]+\/reviews\.yaml$/.test(file)) return 'reviews';
  if (file.startsWith('locales/')) return 'texts';
  const folder = /^content\/(contacts|facts|holidays|forbidden|intents|danger|cries|adverts)\//.exec(file)?.[1];
  if (folder && folder in schemas) return folder as Kind;
  const single = /^content\/([\w-]+)\.yaml$/.exec(file)?.[1];
  if (single === 'red-flags') return 'flags';
  return single && single in schemas ? (single as Kind) : undefined;
}

/** The file's name without folder and ending: a flow's name, a namespace, a country. */
export const baseName = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** A source that has not changed is the same object (remember.ts): it is parsed once. What comes of it is never changed. */
const parsed = new WeakMap<Source, { schema: z.ZodType; result: z.ZodSafeParseResult<unknown> }>();

function parse<S extends z.ZodType>(source: Source, schema: S, problems: Problem[]): z.output<S> | undefined {
  const known = parsed.get(source);
  const result = (known?.schema === schema ? known.result : schema.safeParse(source.value)) as z.ZodSafeParseResult<
    z.output<S>
  >;
  parsed.set(source, { schema, result });
  if (result.success) return result.data;
  problems.push(...shapeProblems(source, result.error.issues));
  return undefined;
}

function compileFlows(sources: Source[], lists: Lists, read: Read): Record<string, Flow> {
  const flows: Record<string, Flow> = {};
  for (const source of sources.filter(({ file }) => file.startsWith('flows/'))) {
    const given = read(source, flowSchema);
    if (!given) continue;
    const name = baseName(source.file);
    flows[name] = compileFlow(name, given, lists);
  }
  return flows;
}

function compileContacts(source: Source, read: Read): Record<string, Contact> {
  const country = baseName(source.file);
  return named(read(source, contactsSchema) ?? {}, (name, given) => {
    const { more, area, first_for: firstFor, ...contact } = given;
    const id = `${country}.${name}`;
    const filled = { id, country, name, more: more ?? [], area: area ?? [], firstFor: firstFor ?? [] };
    return { ...tidy(contact), ...filled } as Contact;
  });
}

function compileFacts(source: Source, read: Read): Record<string, Fact> {
  return named(read(source, factsSchema) ?? {}, (name, given) => {
    const { valid_from: validFrom, valid_until: validUntil, ...fact } = given;
    return tidy({ ...fact, id: `${baseName(source.file)}.${name}`, validFrom, validUntil }) as Fact;
  });
}

function compileHolidays(sources: Source[], read: Read): Record<string, Holidays[]> {
  const files = sources.filter(({ file }) => file.startsWith('content/holidays/'));
  const byCountry = files.map((source) => {
    const years = Object.entries(read(source, holidaysSchema) ?? {});
    return [baseName(source.file), years.map(([year, given]) => holidaysOf(year, given))] as const;
  });
  return Object.fromEntries(byCountry);
}

const holidaysOf = (year: string, given: z.output<typeof holidaysSchema>[string]): Holidays => {
  const { valid_from: from = `${year}-01-01`, valid_until: until = `${year}-12-31`, days, source } = given;
  return { from, until, days, source: tidy(source) };
};

function compileLexicon(lang: string, only: (file: string) => Source | undefined, read: Read): Lexicon {
  const danger = read(only(`content/danger/${lang}.txt`), dangerSchema);
  const { clear = [], possible = [], self_harm = [], calm = [] } = danger ?? {};
  return {
    intents: read(only(`content/intents/${lang}.txt`), intentsSchema) ?? {},
    danger: { clear, possible, self_harm, calm },
    cries: read(only(`content/cries/${lang}.txt`), criesSchema) ?? { clear: [], possible: [], calm: [] },
    adverts: read(only(`content/adverts/${lang}.txt`), advertsSchema) ?? {},
    glosses: read(only(`content/glosses/${lang}.txt`), glossesSchema) ?? {},
  };
}

function compileReviews(sources: Source[], read: Read): Record<string, Record<string, Review>> {
  const found = sources.flatMap((source) => {
    const lang = /^locales\/([^/]+)\/reviews\.yaml$/.exec(source.file)?.[1];
    return lang ? [[lang, read(source, reviewsSchema) ?? {}] as const] : [];
  });
  return Object.fromEntries(found);
}

/** `hidden`: languages that are prepared, and whose words nobody is shown yet. */
function compileTexts(sources: Source[], read: Read, hidden: string[]): Bundle['texts'] {
  const texts: Bundle['texts'] = {};
  for (const source of sources) {
    const lang = /^locales\/([^/]+)\/[^/]+\.json$/.exec(source.file)?.[1];
    if (!lang || hidden.includes(lang)) continue;
    const words = read(source, textsSchema);
    if (words) (texts[lang] ??= {})[baseName(source.file)] = words;
  }
  return texts;
}

/** Things from several files, each under the id it carries. */
function collect<T extends { id: string }>(
  sources: Source[],
  folder: string,
  each: (source: Source) => Record<string, T>,
): Record<string, T> {
  const all = sources.filter(({ file }) => file.startsWith(folder)).flatMap((source) => Object.values(each(source)));
  return Object.fromEntries(all.map((one) => [one.id, one]));
}

function named<G, T>(given: Record<string, G>, make: (name: string, value: G, index: number) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(given).map(([name, value], index) => [name, make(name, value, index)]));
}

/** Without the keys whose value is undefined, so that equal content has equal JSON. */
const tidy = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  JSON.parse(JSON.stringify(given)) as { [K in keyof T]: Exclude<T[K], undefined> };
