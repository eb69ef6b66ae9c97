import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severities } from '../../src/bundle/bundle.ts';
import { runSum } from '../../src/engine/sums/sums.ts';
import { real, textOf, today } from './real.ts';
import { atOffer, type Talk, where } from './talk.ts';
import { answerOne, type Chooser, offer, replay, type Said, stepOf, verdictOf, walk } from './walk.ts';

/** Where the result may be had before all is asked. */
const HALTS = ['stop_here', 'young_here'];

/** Any answers at all; the result is asked for only at the end. */
const anyAnswers = fc.infiniteStream(fc.nat()).map(
  (numbers): Chooser =>
    (step, answers) => {
      if (HALTS.includes(step.name)) return 'go_on';
      return answers[(numbers.next().value ?? 0) % answers.length] ?? 'unsure';
    },
);

/** The worst sign in what was answered and calculated, looked up by hand: how often it was found is of no interest. */
function worstOf(asked: Said[], keys: string[], { session }: Talk): string {
  const answered = asked.flatMap(({ step, said }) => offer.steps[step]?.flag[said] ?? []);
  const calculated = Object.values(offer.steps)
    .filter(({ name, kind }) => kind === 'say' && keys.includes(`job-offer:${name}.text`))
    .flatMap((step) => step.flag[step.compute ? runSum(real, step, session, today).outcome : 'always'] ?? []);
  const found = new Set([...answered, ...calculated].map((name) => real.flags[name]?.severity));
  return severities.find((severity) => found.has(severity)) ?? 'none';
}

/** Shows the result anew when an old tap led to the offer of it. */
const toResult = (person: Talk): Talk => (HALTS.includes(stepOf(person).name) ? person.tap('result') : person);

describe('the verdict', () => {
  test('is the worst sign found, whatever else was answered, and never a count', () => {
    fc.assert(
      fc.property(anyAnswers, (choose) => {
        const { person, asked, keys } = walk(choose);
        expect(verdictOf(person)).toBe(worstOf(asked, keys, person));
      }),
      { numRuns: 150 },
    );
  });

  test('is not changed by tapping everything again, in any order', () => {
    fc.assert(
      fc.property(anyAnswers, fc.infiniteStream(fc.nat()), (choose, order) => {
        const { person, asked } = walk(choose);
        const verdict = verdictOf(person);
        const again = asked
          .filter(({ step }) => offer.steps[step]?.kind === 'ask' && !offer.steps[step]?.accept)
          .map((said) => ({ said, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at);
        for (const { said } of again) toResult(person.tapOld(`job-offer.${said.step}`, said.said));
        expect(verdictOf(person)).toBe(verdict);
      }),
      { numRuns: 60 },
    );
  });

  test('is not changed by going back and answering the same', () => {
    fc.assert(
      fc.property(anyAnswers, fc.infiniteStream(fc.boolean()), (choose, returns) => {
        const straight = walk(choose);
        const wavering = replay(straight.asked);
        const person = atOffer();
        for (let n = 0; n < 200 && where(person) !== 'job-offer.after'; n++) {
          const { step, said } = answerOne(person, wavering);
          if (where(person) === 'job-offer.after' || offer.steps[step]?.kind !== 'ask' || !returns.next().value)
            continue;
          person.say('back');
          expect(where(person)).toBe(`job-offer.${step}`);
          answerOne(person, () => said);
        }
        expect(verdictOf(person)).toBe(verdictOf(straight.person));
      }),
      { numRuns: 60 },
    );
  });

  test('is that of the answers as they are now: what was taken back counts for nothing', () => {
    const calm: Record<string, string> = { fee: 'deposit', amount: '5000 baht', loan: 'lender', passport: 'me' };
    const person = calmWalk(calm);
    expect(verdictOf(person)).toBe('stop');
    person.tapOld('job-offer.fee', 'nothing');
    expect(verdictOf(person)).toBe('none');
  });

  test('does not add up: many signs to clear up are no danger, one danger is no stop', () => {
    const warned = calmWalk({ wage_per: 'day', wage: '200 baht', place: 'bangkok' });
    expect(verdictOf(warned)).toBe('warn');
    const dangers = { offered_by: 'stranger', contract: 'none', wage_per: 'not_told', too_good: 'yes' };
    expect(verdictOf(calmWalk(dangers))).toBe('danger');
  });

  test('is "none" when nothing was found, which approves nothing', () => {
    const person = calmWalk({});
    expect(verdictOf(person)).toBe('none');
    expect(person.words).toContain('This check approves no job and no person.');
  });

  test('can be had after four questions, with everything that was not asked named as unchecked', () => {
    const person = atOffer().tap('no', 'no', 'no', 'yes', 'result');
    expect(verdictOf(person)).toBe('stop');
    expect(bullets(person)).toContain(topicOf('contract'));
  });
});

test('"another offer" asks everything again: the answers were about another job', () => {
  const person = calmWalk({ leave: 'no' }).tap('again');
  expect(where(person)).toBe('job-offer.paid');
  expect(person.session.answers).toEqual({});
  expect(person.words).toContain('I ask about the job offer');
  expect(person.session.country).toBe('mm');
});

describe('questions', () => {
  test('are never asked twice', () => {
    fc.assert(
      fc.property(anyAnswers, (choose) => {
        const names = walk(choose)
          .asked.map(({ step }) => step)
          .filter((name) => offer.steps[name]?.kind === 'ask');
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 100 },
    );
  });

  test('are not asked when the answer is known from before: the country is asked once for all conversations', () => {
    const person = atOffer().say('help').tap('kh').say('menu').tap('job_offer');
    const { asked } = walk(() => 'unsure', person);
    expect(asked.map(({ step }) => step)).not.toContain('country');
  });

  test('answered with "I don\'t know" are listed as unchecked, exactly those and in their order', () => {
    fc.assert(
      fc.property(anyAnswers, (choose) => {
        const { person, asked } = walk(choose);
        const unsure = asked.filter((one) => one.said === 'unsure' && isChecked(one)).map(({ step }) => topicOf(step));
        expect(bullets(person)).toEqual(unsure);
      }),
      { numRuns: 150 },
    );
  });

  test('all answered with "I don\'t know" raise no alarm, and are told to be no answer at all', () => {
    const { person, asked } = walk(() => 'unsure');
    expect(verdictOf(person)).toBe('unknown');
    expect(bullets(person)).toHaveLength(asked.filter(isChecked).length);
  });
});

describe('somebody who is on the way already', () => {
  const heard = (given: Record<string, string>): string =>
    calmWalk(given)
      .turn.replies.map(({ key }) => key)
      .join(' ');

  test('is not told not to go, but what can be done now', () => {
    expect(heard({ travelling: 'yes' })).toContain('job-offer:verdict_danger_travelling.text');
    expect(heard({ travelling: 'yes', online: 'yes' })).toContain('job-offer:verdict_stop_travelling.text');
    expect(heard({ online: 'yes' })).toContain('job-offer:verdict_stop.text');
  });
});

describe('questions about one kind of work', () => {
  const kinds = offer.steps.work?.choices ?? [];
  const askedOf = (work: string): string[] =>
    walk((step) => ({ ...nothing, work })[step.name] ?? 'unsure').asked.map(({ step }) => step);
  const own = (work: string): string[] => askedOf(work).filter((step) => !askedOf('other').includes(step));

  test('make no check longer by more than three, and that of a marriage shorter', () => {
    expect(Math.max(...kinds.filter((work) => work !== 'marriage').map((work) => own(work).length))).toBe(3);
    expect(askedOf('marriage').length).toBeLessThan(askedOf('other').length);
    expect(askedOf('marriage')).not.toContain('wage_per');
  });

  test('find what is grave there', () => {
    expect(verdictOf(calmWalk({ work: 'venue', refuse: 'no' }))).toBe('stop');
    expect(verdictOf(calmWalk({ work: 'home', phone: 'no' }))).toBe('stop');
    expect(verdictOf(calmWalk({ work: 'fishing', at_sea: 'long' }))).toBe('danger');
    expect(verdictOf(calmWalk({ work: 'farm', family_works: 'yes' }))).toBe('danger');
    expect(verdictOf(calmWalk({ work: 'building', pay_day: 'end' }))).toBe('danger');
  });
});

describe('somebody who is not yet an adult', () => {
  test('is told to stop where the job is away from home or harms the young, and else to check first', () => {
    expect(verdictOf(calmWalk({ age: 'young' }))).toBe('stop');
    expect(verdictOf(calmWalk({ age: 'young', destination: 'here', work: 'venue' }))).toBe('stop');
    expect(verdictOf(calmWalk({ age: 'young', destination: 'here', work: 'shop' }))).toBe('danger');
    expect(verdictOf(calmWalk({ age: 'told', destination: 'here', work: 'shop' }))).toBe('stop');
  });

  test('reads that it is not their fault also where nobody can be shown', () => {
    const { keys } = walk((step) => ({ ...nothing, age: 'young' })[step.name] ?? 'unsure');
    expect(keys).toEqual(expect.arrayContaining(['job-offer:young_stop.text', 'job-offer:young.text']));
  });
});

test('advice is said whole in a country where nobody can be shown', () => {
  const person = atOffer().say('help').tap('mm').say('menu').tap('job_offer', 'yes');
  expect(person.words).toContain('Please do not pay more now');
});

describe('after the result', () => {
  const offered = ({ choices }: Talk): string[] => choices.map(({ choice }) => choice);

  test('what to ask the broker is offered, but never after a sign of danger', () => {
    expect(offered(calmWalk({}).tap('prepare'))).toContain('broker');
    for (const grave of [{ offered_by: 'stranger' }, { passport: 'others' }, { travelling: 'yes' }]) {
      const person = calmWalk(grave).tap('prepare');
      expect(offered(person)).not.toContain('broker');
      expect(offered(person)).toContain('people');
    }
  });

  test('the rule for men of Myanmar has its date and tells nobody to ask for permission', () => {
    const { words } = calmWalk({}).tap('border');
    expect(words).toContain('18–35');
    expect(words).toContain('January 31, 2025');
    expect(words).toContain('We do not tell you to go, to stay or to ask an office.');
    expect(calmWalk({ destination: 'here' }).tap('border').words).not.toContain('18–35');
  });

  test('numbers are those of the place of the job, and else of where the person is', () => {
    expect(calmWalk({}).tap('there').words).toContain('Thailand: Police ☎ 191');
    expect(calmWalk({ country: 'kh', destination: 'here' }).tap('there').words).toContain('Cambodia');
  });

  test('a fee that is limited stands beside the standard that the worker pays nothing', () => {
    const { words } = calmWalk({}).tap('fees');
    expect(words).toContain('300,000 kyat');
    expect(words).toContain('the worker pays nothing');
  });
});

test('an agency for work inside the country is not looked for in the list for work abroad', () => {
  const { asked } = walk(
    (step) =>
      ({ ...nothing, destination: 'here', offered_by: 'agency', licence_here: 'not_found' })[step.name] ?? 'unsure',
  );
  expect(asked.map(({ step }) => step)).toContain('licence_here');
  expect(asked.map(({ step }) => step)).not.toContain('licence');
});

/** Answers that raise nothing. */
const nothing: Record<string, string> = {
  paid: 'no',
  papers: 'no',
  travelling: 'no',
  online: 'no',
  stop_here: 'go_on',
  young_here: 'go_on',
  country: 'mm',
  destination: 'th',
  work: 'factory',
  offered_by: 'employer',
  contract: 'can_read',
  wage_per: 'piece',
  too_good: 'no',
  fee: 'nothing',
  age: 'adult',
  passport: 'me',
  visa: 'work',
  leave: 'yes',
  family: 'yes',
};

/** Those answers, but for the ones given. */
function calmWalk(given: Record<string, string>): Talk {
  const calm = { ...nothing, ...given };
  return walk((step) => calm[step.name] ?? 'unsure').person;
}

/** Where somebody is, nobody has to check. */
const isChecked = ({ step }: Said): boolean => step !== 'country';

const topicOf = (step: string): string => textOf('en', `job-offer:${step}.topic`);

/** The lines under "nobody has checked this". */
const bullets = ({ turn }: Talk): string[] =>
  (turn.replies.find(({ key }) => key === 'job-offer:unchecked.text')?.text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('• '))
    .map((line) => line.slice(2));
