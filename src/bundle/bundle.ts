/** Everything the bot can say, compiled from the files that staff edit: plain, immutable data, named by its hash. */
export type Bundle = {
  /** SHA-256 of the compiled content, hex. Two equal contents have the same hash on every machine. */
  hash: string;
  flows: Record<string, Flow>;
  flags: Record<string, RedFlag>;
  /** By id, such as `th.police`. */
  contacts: Record<string, Contact>;
  /** By id, such as `th.minimum_wage`. */
  facts: Record<string, Fact>;
  /** By fact kind: how old such a fact may get, and what is done then. */
  freshness: Record<string, Freshness>;
  /** By ISO 3166 code, lower case. */
  countries: Record<string, Country>;
  /** By country: one list a year, or for the part of it that a source speaks of. */
  holidays: Record<string, Holidays[]>;
  organisation: Organisation;
  /** Languages people can choose, in the order of the picker; the first is the one all others fall back to. */
  languages: Record<string, Language>;
  /** By language. */
  lexicons: Record<string, Lexicon>;
  /** By language, then namespace (one a file), then the key path: i18next JSON v4. */
  texts: Record<string, Record<string, Texts>>;
  /** By language, then unit (see review.ts): what a person has read and nobody has changed since. */
  reviews: Record<string, Record<string, 'reviewed' | 'approved'>>;
};

/** What messages are understood from, in one language: examples, and phrases looked for inside a message. */
export type Lexicon = {
  /** Example messages by intent; `none` has messages about nothing here. */
  intents: Record<string, string[]>;
  danger: Record<'clear' | 'possible' | 'self_harm' | 'calm', string[]>;
  /** Whole messages that speak of danger, and such as sound like it: what is learnt from, beside the phrases. */
  cries: Record<'clear' | 'possible' | 'calm', string[]>;
  /** Phrases of adverts by the red flag they are a sign of. */
  adverts: Record<string, string[]>;
  /** Words by what they mean: one to three simple English words, shared by all languages. */
  glosses: Record<string, string[]>;
};

export type Texts = { [key: string]: string | string[] | Texts };

/** `interrupts`: it may come in the middle of another conversation, which `return` goes back to.
 * One conversation: one YAML file in `flows/`. The order of its steps is the order in which they follow each other. */
export type Flow = { name: string; start: string; interrupts: boolean; steps: Record<string, Step>; order: string[] };

/**
 * One named stop in a conversation. A step that asks waits for an answer; every other one is said and passed.
 * `choices` is filled for `ask` and `offer`; a step with `accept` takes a typed amount, number or date, too.
 */
export type Step = {
  name: string;
  /** `ask`: a question with "I don't know", its answer is remembered; `offer`: ways to go on; `say`: words only. */
  kind: 'ask' | 'offer' | 'say';
  choices: string[];
  accept?: 'money' | 'number' | 'date';
  /** `choices` are the areas of all countries; offered are those of the person's, where somebody helps. */
  areas?: true;
  /** The answer outlives this flow under this name, and the question is not asked while it is known. */
  keep?: 'country' | 'lang' | 'letters';
  when?: Condition[];
  /** By choice, outcome of a sum, or `always`: the red flags it raises. */
  flag: Record<string, string[]>;
  show: string[];
  /** The step whose words this one says, choices and lines included. Read through words-at.ts. */
  words?: Place;
  /** `words`: the step with whose list that line stands. */
  list: { item: string; words?: Place; when?: Condition[] }[];
  /** How many items of `list` are shown at most; with `accept: number`, the largest number that is taken. */
  most: number;
  compute?: { sum: string; with: Record<string, string> };
  forget: boolean;
  /** The answers of this flow are counted here, without anybody's name. */
  count: boolean;
  next: Branch[];
};

/** A way on: the first whose `when` holds is taken. `choice` is the short form of "this step was answered so". */
export type Branch = { choice?: string; when?: Condition[]; go: Target };

/** `return` leads back to what an interrupting flow has suspended. */
export type Target = Place | 'return';
export type Place = { flow: string; step: string };

/** All of `all` must hold and none of `none`. Where several conditions are given, one of them is enough. */
export type Condition = { all: Test[]; none: Test[] };
/** `subject` is a step of the flow, or `worst`, or `country`; it must have one of the values. */
export type Test = { subject: string; values: string[] };

export const severities = ['stop', 'danger', 'warn'] as const;
export type Severity = (typeof severities)[number];

/** A named sign of danger. The indicator is one of the ILO's eleven of forced labour, or `deceptive_recruitment`. */
export type RedFlag = { name: string; severity: Severity; indicator: string; source: Source };

/** `date`: ISO day on which the source spoke; absent when it shows none. `official`: it is the owner's own page. */
export type Source = { title: string; url: string; date?: string; official?: boolean };
export type Confidence = 'high' | 'medium' | 'low' | 'unverified';

/** Times as 08:30, by the clock of the desk's own country. `pause`: nobody answers then. */
export type OpeningHours = {
  days: 'weekdays' | 'every_day';
  from: string;
  to: string;
  pause?: { from: string; to: string } | undefined;
};

/** An organisation to call. Never a person who talks to us. */
export type Contact = {
  id: string;
  country: string;
  name: string;
  topics: string[];
  /** Provinces or cities of its country in which alone it helps: names of `areas`. Empty: everywhere there. */
  area: string[];
  /** Topics for which it stands before all others, whatever the hour, such as the ambulance for health. */
  firstFor: string[];
  /** `unknown` while staff still look for it: such a contact is never shown. */
  phone: string;
  /** Key to press after the call is answered. */
  press?: string;
  /** Other numbers of the same desk. */
  more: string[];
  /** The same desk, dialled from another country. */
  abroad?: string;
  kind: 'state' | 'international' | 'organisation';
  hours: 'always' | 'unknown' | OpeningHours;
  speaks: string[] | 'unknown';
  serves: string[];
  /** Names of `risks.json`: whom a call may endanger. Never empty. */
  endangers: string[];
  cost?: 'free';
  confidence: Confidence;
  source: Source;
  /** Filled in by staff alone: the day somebody called, and the day the organisation agreed to be listed. */
  called?: { date: string; by: string };
  /** The last day on which somebody called and nobody answered. Changes nothing for people. */
  tried?: { date: string; by: string };
  /** `role`: what the person who agreed does there. */
  agreed?: { date: string; by: string; role?: string };
  /** Taken out at once, whatever the files say. Stands in no file and not in the hash: see withdraw.ts. */
  withdrawn?: { why: string; at: number; who?: string };
};

/** What staff took out at once. `id` as in the bundle; `at`: ms since 1970; `who`: whoever gave a name. */
export type Withdrawal = { kind: 'contact'; id: string; why: string; at: number; who?: string };

/** A number, fee, wage or rule with its source. `unit` is a currency code, `THB/day`, `months`, or absent for words. */
export type Fact = {
  id: string;
  kind: string;
  value?: number | string;
  table?: Record<string, number>;
  unit?: string;
  confidence: Confidence;
  source: Source;
  validFrom?: string;
  validUntil?: string;
  /** Filled in by staff alone: the day on which they held it against its source. */
  checked?: { date: string; by: string };
};
export type Freshness = { days: number; when_old: 'say_so' | 'withhold' };

/**
 * `towns`: latitude and longitude by name, to tell in which country a location may be. `areas`: provinces or cities in
 * which some contacts help, with their towns.
 */
export type Country = {
  languages: string[];
  currency: string;
  calling: string;
  zone: string;
  neighbours: string[];
  towns: Record<string, [number, number]>;
  areas: Record<string, string[]>;
};
/** Public holidays from one ISO day until another, both included: their names, for staff, by day. No other days are. */
export type Holidays = { from: string; until: string; days: Record<string, string>; source: Source };
/** `chain`: languages that are read in its place, in this order, before the first of all. */
export type Language = { endonym: string; draft: boolean; chain: string[] };
export type Organisation = { name?: string; contact?: string };

/** One thing that staff must fix. Line and column count from 1; `length` is the underlined width. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  length: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
  hint?: string;
};
