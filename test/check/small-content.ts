import { phrases } from '../../src/check/phrases.ts';

/** Files by name: a small content in two languages, without a fault. Each test spoils one thing in it. */
export function smallContent(): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(YAML).map(([file, text]) => [file, `${schemaOf(file)}\n${text}`])),
    ...locale('en', 'word'),
    ...locale('my', 'စကား'),
  };
}

const KINDS: Record<string, string> = { 'red-flags': 'flags' };

function schemaOf(file: string): string {
  const [folder = '', ...rest] = file.split('/');
  const name = (rest.length > 1 ? rest[0] : rest[0]?.replace('.yaml', '')) ?? '';
  const kind = folder === 'flows' ? 'flow' : (KINDS[name] ?? name);
  return `# yaml-language-server: $schema=${'../'.repeat(rest.length)}schemas/${kind}.json`;
}

const YAML: Record<string, string> = {
  'flows/menu.yaml': `start: start
steps:
  start:
    offer: [job, about]
    next: { job: job.fee, about: about.start }
`,
  'flows/people.yaml': `start: where
interrupts: true
steps:
  where:
    ask: [th, mm, other]
    keep: country
  listed:
    show: contacts/people
  after:
    offer: [menu]
    next: menu.start
`,
  'flows/emergency.yaml': `start: where
interrupts: true
steps:
  where:
    ask: [th, mm, border, other]
    keep: country
  card:
    show: contacts/people/short
  after:
    offer: [back]
    next: { back: return }
`,
  'flows/welcome.yaml': `start: language
interrupts: true
steps:
  language:
    ask: languages
    keep: lang
    next: return
`,
  'flows/about.yaml': `start: start
steps:
  start:
    show: organisation
    offer: [delete, menu]
    next: { delete: sure, menu: menu.start }
  sure:
    offer: [delete]
    next: gone
  gone:
    forget: everything
`,
  'flows/job.yaml': `start: fee
steps:
  fee:
    ask: [none, some]
    flag: { some: fee_charged }
  amount:
    when: { fee: some }
    accept: money
  currency:
    when: { amount: amount_without_currency }
    ask: [THB, MMK]
  excess:
    when: { amount: any_amount, not: { country: mm } }
    compute: fee_excess
    with: { amount: amount, currency: currency, limit: th.fee }
    flag: { above: fee_above }
  verdict:
    next:
      - { when: { worst: [stop, danger] }, go: bad }
      - { go: good }
  bad:
    show: [flags, unchecked]
    next: tips
  good:
    next: tips
  tips:
    most: 2
    list:
      - { item: wait, when: { worst: danger } }
      - { item: ask_in_writing }
  after:
    offer: [again, menu]
    next: { again: fee, menu: menu.start }
`,
  'content/languages.yaml': `en: { endonym: English }
my: { endonym: မြန်မာ, draft: true }
`,
  'content/countries.yaml': `th: { languages: [en], currency: THB, calling: "+66", zone: Asia/Bangkok, neighbours: [mm] }
mm: { languages: [my], currency: MMK, calling: "+95", zone: Asia/Yangon, neighbours: [th] }
`,
  'content/organisation.yaml': `name: "Crossing"
contact: "crossing@example.org"
`,
  'content/freshness.yaml': `law: { days: 365, when_old: say_so }
`,
  'content/red-flags.yaml': `fee_charged:
  severity: danger
  indicator: debt_bondage
  source: { title: ILO, url: https://www.ilo.org/ }
fee_above:
  severity: danger
  indicator: debt_bondage
  source: { title: ILO, url: https://www.ilo.org/ }
`,
  'content/facts/th.yaml': `fee:
  kind: law
  value: 0
  unit: THB
  confidence: high
  valid_from: 2025-01-01
  source: { title: Gazette, url: https://example.org/, date: 2026-10-10 }
`,
  'content/contacts/th.yaml': `police:
  topics: [people]
  phone: "191"
  kind: state
  hours: always
  speaks: [en]
  serves: [everyone]
  endangers: [papers_checked]
  confidence: high
  source: { title: Police, url: https://example.org/, date: 2026-10-10 }
helpline:
  topics: [people]
  phone: "084-121-1609"
  kind: organisation
  hours: unknown
  speaks: unknown
  serves: [everyone]
  endangers: [none_known]
  confidence: high
  source: { title: Helpline, url: https://example.org/ }
`,
};

/** One language. Each text is a word of that language with its own key, so that all differ. */
function locale(lang: string, word: string): Record<string, string> {
  const say = (key: string, vars: string[] = []) => [`${word} ${key}`, ...vars.map((name) => `{{${name}}}`)].join(' ');
  const nest = (keys: Record<string, string[]>) => {
    const tree: Tree = {};
    for (const [key, vars] of Object.entries(keys)) put(tree, key.split('.'), say(key.split('.').at(-1) ?? '', vars));
    return tree;
  };
  const flow = (keys: string[]) => nest(Object.fromEntries(keys.map((key) => [key, []])));
  const files: Record<string, unknown> = {
    menu: flow(['start.text', 'start.choices.job', 'start.choices.about']),
    people: flow([
      'where.text',
      'where.topic',
      ...choices('where', ['th', 'mm', 'other']),
      'listed.text',
      'after.text',
      'after.choices.menu',
    ]),
    emergency: flow([
      'where.text',
      'where.topic',
      ...choices('where', ['th', 'mm', 'border', 'other']),
      'after.text',
      'after.choices.back',
    ]),
    welcome: flow(['language.text']),
    about: flow([
      'start.text',
      'start.choices.delete',
      'start.choices.menu',
      'sure.text',
      'sure.choices.delete',
      'gone.text',
    ]),
    job: nest({
      ...plain(['fee.text', 'fee.topic', ...choices('fee', ['none', 'some']), 'amount.text', 'amount.topic']),
      ...plain(['currency.text', 'currency.topic', ...choices('currency', ['THB', 'MMK'])]),
      ...plain(['bad.text', 'good.text', 'tips.text', 'tips.items.wait', 'tips.items.ask_in_writing']),
      ...plain(['after.text', 'after.choices.again', 'after.choices.menu']),
      'excess.outcomes.above': ['limit', 'excess', 'th.fee.date'],
      'excess.outcomes.within': ['limit'],
      'excess.outcomes.unclear': [],
    }),
    flags: flow(['fee_charged.name', 'fee_charged.why', 'fee_above.name', 'fee_above.why']),
    risks: flow(['papers_checked', 'none_known']),
    contacts: flow(['th.police.name', 'th.police.for', 'th.helpline.name', 'th.helpline.for']),
    places: nest({
      ...plain(['country.th', 'country.mm', 'language.en', 'language.my', 'currency.THB', 'currency.MMK']),
      money: ['amount', 'currency'],
    }),
    words: Object.fromEntries(WORDS.map((name) => [name, [`${word} ${name}`]])),
    bot: nest(phrases),
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, tree]) => [`locales/${lang}/${name}.json`, `${JSON.stringify(tree, null, 2)}\n`]),
  );
}

const WORDS = ['emergency', 'menu', 'help', 'back', 'unsure', 'language', 'delete', 'yes', 'no'];
const choices = (step: string, names: string[]) => names.map((name) => `${step}.choices.${name}`);
const plain = (keys: string[]): Record<string, string[]> => Object.fromEntries(keys.map((key) => [key, []]));

type Tree = { [key: string]: string | Tree };

function put(tree: Tree, [first = '', ...rest]: string[], text: string): void {
  const below = tree[first] ?? {};
  tree[first] = rest.length === 0 ? text : below;
  if (rest.length > 0 && typeof below === 'object') put(below, rest, text);
}
