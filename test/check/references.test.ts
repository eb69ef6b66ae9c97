import { describe, expect, it } from 'vitest';
import { spoiled } from './small.ts';

type Case = [what: string, file: string, edits: [string | RegExp, string][], found: string[]];

const cases: Case[] = [
  [
    'a misspelt step',
    'flows/job.yaml',
    [['go: bad', 'go: bda']],
    [
      'flows/job.yaml:20:48 error [unknown-step] "verdict.next" leads to "bda", which is not a step. → Did you mean "bad"?',
    ],
  ],
  [
    'a misspelt step in another flow',
    'flows/menu.yaml',
    [['job.fee', 'job.fe']],
    [
      'flows/menu.yaml:6:18 error [unknown-step] "start.next" leads to "job.fe", which is not a step of the flow "job". → Did you mean "job.fee"?',
    ],
  ],
  [
    'a flow that is not there',
    'flows/menu.yaml',
    [['job.fee', 'jobb.fee']],
    [
      'flows/menu.yaml:6:18 error [unknown-flow] "start.next" leads to "jobb.fee", but there is no flow "jobb". → Did you mean "job.fee"?',
    ],
  ],
  [
    'a flow where a step should stand',
    'flows/job.yaml',
    [['menu: menu.start', 'menu: menu']],
    [
      'flows/job.yaml:34:31 error [unknown-step] "after.next" leads to "menu", which is not a step. → It can be: fee, amount, currency, excess, verdict, bad, good, tips, after.',
    ],
  ],
  [
    'a start that is no step',
    'flows/job.yaml',
    [['start: fee', 'start: free']],
    ['flows/job.yaml:2:8 error [unknown-step] "start" names "free", which is not a step. → Did you mean "fee"?'],
  ],
  [
    'a step whose words are to be borrowed and that is not there',
    'flows/job.yaml',
    [['show: [flags, unchecked]', 'show: [flags, unchecked]\n    words_of: job.god']],
    [
      'flows/job.yaml:24:15 error [unknown-words] "bad.words_of" names "job.god", which is not a step. → Did you mean "job.good"?',
      'locales/en/job.json:22:3 warning [unknown-text] Nothing uses "bad". → Take it out, in all languages, or look how the name is written elsewhere.',
    ],
  ],
  [
    'a step that borrows the words it is to lend',
    'flows/job.yaml',
    [
      ['show: [flags, unchecked]', 'show: [flags, unchecked]\n    words_of: good'],
      ['{ item: ask_in_writing }', '{ item: ask_in_writing, words_of: bad }'],
    ],
    [
      'flows/job.yaml:32:43 error [unknown-words] "tips.words_of" names "job.bad", which has no words of its own. → Write job.good.',
      'flows/job.yaml:22:3 error [missing-text] "bad.items" has no words in any language, with "ask_in_writing". → Add it to locales/*/job.json.',
      'locales/en/job.json:23:5 warning [unknown-text] Nothing uses "bad.text". → Take it out, in all languages, or look how the name is written elsewhere.',
      'locales/en/job.json:32:7 warning [unknown-text] Nothing uses "tips.items.ask_in_writing". → Take it out, in all languages, or look how the name is written elsewhere.',
    ],
  ],
  [
    'a flow that the bot itself needs',
    'flows/emergency.yaml',
    [['card:', 'kard:']],
    [
      'flows/emergency.yaml:4:1 error [missing-door] The flow "emergency" has no step "card", and the bot itself leads people there. → Add the step "card" to flows/emergency.yaml.',
    ],
  ],
  [
    '"return" in a flow that interrupts nothing',
    'flows/job.yaml',
    [['menu: menu.start', 'menu: return']],
    [
      'flows/job.yaml:34:31 error [return-nowhere] "after.next" leads to "return", but this flow interrupts no other. → Name a step, such as menu.start, or write "interrupts: true" below "start:".',
    ],
  ],
  [
    'a condition on something that is no step',
    'flows/job.yaml',
    [['{ fee: some }', '{ fea: some }']],
    [
      'flows/job.yaml:8:13 error [unknown-subject] "amount.when" asks about "fea", which is not a step of this flow. → Did you mean "fee"?',
    ],
  ],
  [
    'a condition on "worst" where it is not known',
    'flows/job.yaml',
    [['when: { fee: some }', 'when: { worst: stop }']],
    [
      'flows/job.yaml:8:13 error [unknown-subject] "amount.when" asks about "worst", which is known only in "next" and "list". → Lead here from a "next" that asks about "worst".',
    ],
  ],
  [
    'a condition on a step that asks nothing',
    'flows/job.yaml',
    [['{ fee: some }', '{ good: some }']],
    [
      'flows/job.yaml:8:13 error [unknown-subject] "amount.when" asks about "good", a step whose answer is not remembered. → Only the answers to "ask" and "accept" are.',
    ],
  ],
  [
    'conditions below a word that is not "not"',
    'flows/job.yaml',
    [['not: { country: mm }', 'nor: { country: mm }']],
    [
      'flows/job.yaml:14:33 error [unknown-subject] "excess.when" asks about "nor", and conditions stand below it. → Only "not" has conditions of its own.',
    ],
  ],
  [
    'a value that the step does not offer',
    'flows/job.yaml',
    [['{ fee: some }', '{ fee: smoe }']],
    [
      'flows/job.yaml:8:18 error [impossible-value] "amount.when" waits for "fee" to be "smoe", which it never is. → Did you mean "some"?',
    ],
  ],
  [
    'a value that an amount never has',
    'flows/job.yaml',
    [['amount: any_amount', 'amount: any']],
    [
      'flows/job.yaml:14:21 error [impossible-value] "excess.when" waits for "amount" to be "any", which it never is. → It can be: unsure, any_amount, amount, amount_without_currency.',
    ],
  ],
  [
    'a country that is not one of ours',
    'flows/job.yaml',
    [['country: mm', 'country: tj']],
    [
      'flows/job.yaml:14:49 error [impossible-value] "excess.when" waits for "country" to be "tj", which it never is. → Did you mean "th"?',
    ],
  ],
  [
    'a severity that does not exist',
    'flows/job.yaml',
    [['worst: [stop, danger]', 'worst: [stopp, danger]']],
    [
      'flows/job.yaml:20:27 error [impossible-value] "verdict.next" waits for "worst" to be "stopp", which it never is. → Did you mean "stop"?',
    ],
  ],
  [
    'a flag for an answer nobody can give',
    'flows/job.yaml',
    [['flag: { some:', 'flag: { sone:']],
    [
      'flows/job.yaml:6:13 error [unknown-answer] "fee.flag" names "sone", which is not one of its answers. → Did you mean "none"?',
    ],
  ],
  [
    'a flag for an outcome the sum does not have',
    'flows/job.yaml',
    [['flag: { above:', 'flag: { over:']],
    [
      'flows/job.yaml:17:13 error [unknown-answer] "excess.flag" names "over", which is not a result of its sum. → It can be: above, within, unclear.',
    ],
  ],
  [
    'a way for an answer nobody can give',
    'flows/job.yaml',
    [['again: fee', 'agian: fee']],
    [
      'flows/job.yaml:34:13 error [unknown-answer] "after.next" names "agian", which is not one of its answers. → Did you mean "again"?',
    ],
  ],
  [
    '"I don\'t know" offered a second time',
    'flows/job.yaml',
    [['ask: [none, some]', 'ask: [none, some, unsure]']],
    [
      'flows/job.yaml:5:23 error [choice-name] "fee.ask" offers "unsure". → "I don\'t know" is added by itself: take it out.',
    ],
  ],
  [
    'a choice offered twice',
    'flows/job.yaml',
    [['ask: [none, some]', 'ask: [none, some, none]']],
    ['flows/job.yaml:5:23 error [choice-name] "fee.ask" offers "none" twice. → Take one of them out.'],
  ],
  [
    'a step under a reserved name',
    'flows/job.yaml',
    [
      ['good:', 'worst:'],
      ['go: good', 'go: worst'],
    ],
    [
      'flows/job.yaml:25:3 error [step-name] No step can be called "worst": in conditions this word means something else. → Give it another name.',
      'flows/job.yaml:25:3 error [missing-text] "worst" has no words in any language, with "text". → Add it to locales/*/job.json.',
      'locales/en/job.json:25:3 warning [unknown-text] Nothing uses "good". → Take it out, in all languages, or look how the name is written elsewhere.',
    ],
  ],
  [
    'a kept country that is none',
    'flows/people.yaml',
    [['mm, other', 'mmm, other']],
    [
      'flows/people.yaml:6:15 error [kept-answer] "where.ask" keeps the country, and "mmm" is no country of content/countries.yaml. → Did you mean "mm"?',
    ],
  ],
  [
    'a kept language that is not asked for',
    'flows/welcome.yaml',
    [['ask: languages', 'ask: [en, my]']],
    [
      'flows/welcome.yaml:6:10 error [kept-answer] "language" keeps the language, but does not ask for it. → Write "ask: languages".',
    ],
  ],
  [
    'a flag that is not defined',
    'flows/job.yaml',
    [['some: fee_charged', 'some: fee_chargd']],
    [
      'flows/job.yaml:6:19 error [unknown-flag] "fee.flag" raises "fee_chargd", which is not a flag of content/red-flags.yaml. → Did you mean "fee_charged"?',
    ],
  ],
  [
    "an indicator that is not the ILO's",
    'content/red-flags.yaml',
    [['indicator: debt_bondage', 'indicator: dept_bondage']],
    [
      'content/red-flags.yaml:4:14 error [unknown-indicator] The flag "fee_charged" has the indicator "dept_bondage", which is not one of the ILO\'s. → Did you mean "debt_bondage"?',
    ],
  ],
  [
    'something that cannot be shown',
    'flows/job.yaml',
    [['show: [flags, unchecked]', 'show: [flag, unchecked]']],
    [
      'flows/job.yaml:23:12 error [unknown-show] "bad.show" names "flag", which is nothing that can be shown. → Did you mean "flags"?',
    ],
  ],
  [
    'a second language for which no question asks',
    'flows/job.yaml',
    [['most: 2', 'show: side/fee\n    most: 2']],
    [
      'flows/job.yaml:28:11 error [unknown-show] "tips.show" names "side/fee", and no question for a language has that name. → Ask for it above: ask: [th, zh, en].',
    ],
  ],
  [
    'a second language without a list',
    'flows/job.yaml',
    [['show: [flags, unchecked]', 'show: [flags, side/fee]']],
    [
      'flows/job.yaml:23:19 error [unknown-show] "bad.show" names "side/fee", but has no list for it. → Write what it tells under "list".',
    ],
  ],
  [
    'a topic that no contact has',
    'flows/people.yaml',
    [['contacts/people', 'contacts/peopel']],
    [
      'flows/people.yaml:9:11 error [unknown-show] "listed.show" names the topic "peopel", which no contact has. → Did you mean "people"?',
    ],
  ],
  [
    'a number where an amount of money is looked for',
    'flows/job.yaml',
    [['accept: money', 'accept: number']],
    [
      'flows/job.yaml:11:21 error [impossible-value] "currency.when" waits for "amount" to be "amount_without_currency", which it never is. → It can be: unsure, any_number, zero, above_zero.',
      'flows/job.yaml:14:21 error [impossible-value] "excess.when" waits for "amount" to be "any_amount", which it never is. → It can be: unsure, any_number, zero, above_zero.',
      'flows/job.yaml:16:21 error [sum-inputs] "excess.with" gives "amount" as "amount", which is not the name of a step that accepts money.',
    ],
  ],
  [
    'a page to show in a language that is none here',
    'flows/about.yaml',
    [['show: organisation', 'show: summary/mm']],
    [
      'flows/about.yaml:5:11 error [unknown-show] "start.show" names "summary/mm", and "mm" is no language here. → Did you mean "my"?',
    ],
  ],
  [
    'a form of contacts that does not exist',
    'flows/emergency.yaml',
    [['people/short', 'people/brief']],
    [
      'flows/emergency.yaml:9:11 error [unknown-show] "card.show" names "contacts/people/brief"; behind the topic "brief" means nothing. → It can be: short, local, first, next, rest.',
    ],
  ],
  [
    'a topic taken from a step that is no question',
    'flows/people.yaml',
    [['contacts/people', 'contacts/<wher>']],
    [
      'flows/people.yaml:9:11 error [unknown-show] "listed.show" names "contacts/<wher>", but "wher" is no question of this conversation. → Write the name of a step that asks, in < >.',
    ],
  ],
  [
    'an answer that should be a topic, and is none',
    'flows/people.yaml',
    [
      [
        '  listed:\n    show: contacts/people',
        '  about:\n    ask: [people, peopel]\n  listed:\n    show: contacts/<about>/first',
      ],
    ],
    [
      'flows/people.yaml:11:11 error [unknown-show] "listed.show" names "contacts/<about>/first", but the answer "peopel" to "about" is a topic that no contact has. → Did you mean "people"?',
      'flows/people.yaml:8:3 error [missing-text] "about" has no words in any language, with "text", "topic", "choices.people", "choices.peopel". → Add it to locales/*/people.json.',
    ],
  ],
  [
    'an answer that should be people, and is nobody',
    'flows/people.yaml',
    [
      [
        '  listed:\n    show: contacts/people',
        '  whom:\n    ask: [women, mne]\n  listed:\n    show: contacts/people/<whom>',
      ],
    ],
    [
      'flows/people.yaml:11:11 error [unknown-show] "listed.show" names "contacts/people/<whom>", but the answer "mne" to "whom" is nobody whom contacts serve. → Did you mean "men"?',
      'flows/people.yaml:8:3 error [missing-text] "whom" has no words in any language, with "text", "topic", "choices.women", "choices.mne". → Add it to locales/*/people.json.',
    ],
  ],
  [
    'a group that nobody knows',
    'content/contacts/th.yaml',
    [['serves: [everyone]', 'serves: [woman]']],
    [
      'content/contacts/th.yaml:8:12 error [unknown-served] "police.serves" names "woman", which is nobody that is known here. → Did you mean "women"?',
    ],
  ],
  [
    'a calculation that does not exist',
    'flows/job.yaml',
    [['compute: fee_excess', 'compute: fee_exces']],
    [
      'flows/job.yaml:15:14 error [unknown-sum] "excess.compute" names "fee_exces", which is not a calculation. → Did you mean "fee_excess"?',
    ],
  ],
  [
    'an input the calculation does not take',
    'flows/job.yaml',
    [['limit: th.fee', 'limits: th.fee']],
    [
      'flows/job.yaml:16:49 error [sum-inputs] "excess.with" gives "limits", which the calculation "fee_excess" does not take. → Did you mean "limit"?',
    ],
  ],
  [
    'an input that is missing',
    'flows/job.yaml',
    [[', limit: th.fee', '']],
    [
      'flows/job.yaml:16:5 error [sum-inputs] "excess.with" lacks "limit", which the calculation "fee_excess" needs. → Add limit: the name of a fact.',
    ],
  ],
  [
    'an input of the wrong kind',
    'flows/job.yaml',
    [['amount: amount,', 'amount: fee,']],
    [
      'flows/job.yaml:16:21 error [sum-inputs] "excess.with" gives "fee" as "amount", which is not the name of a step that accepts money. → It can be: amount.',
    ],
  ],
  [
    'a fact that is not there, as an input',
    'flows/job.yaml',
    [['th.fee', 'th.fees']],
    [
      'flows/job.yaml:16:56 error [sum-inputs] "excess.with" gives "th.fees" as "limit", which is not the name of a fact. → Did you mean "th.fee"?',
    ],
  ],
];

describe('the checker, on what names something that is not there', () => {
  it.each(cases)('tells %s: sentence, place and what to type', (_, file, edits, found) => {
    expect(spoiled(file, ...edits)).toEqual(found);
  });
});
