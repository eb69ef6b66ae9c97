/**
 * What people do, in no language: choices by name, commands by name, money as an amount whose digits and words are
 * put into each language, an advert written in each. So one scenario is played in all of them.
 */
export type Move =
  | { tap: string }
  | { command: string }
  | { money: number; currency?: string }
  | { send: 'image' }
  | { paste: 'advert' };

export type Scenario = { name: string; title: string; moves: Move[] };

const taps = (...names: string[]): Move[] => names.map((tap) => ({ tap }));

export const scenarios: Scenario[] = [
  {
    name: 'calm',
    title: 'Somebody in Myanmar has an offer of factory work in Thailand in which no warning sign is found.',
    moves: [
      ...taps('job_offer', 'no', 'no', 'no', 'no', 'mm', 'th', 'factory', 'yes', 'yes', 'month', 'adult'),
      ...taps('agency', 'found', 'can_read', 'month'),
      { money: 13_000, currency: 'THB' },
      ...taps('bangkok', 'no', 'nothing', 'me', 'work', 'yes', 'yes'),
    ],
  },
  {
    name: 'stop',
    title: 'Somebody is offered online work near a border, and wants the result after the first four questions.',
    moves: [
      ...taps(
        'job_offer',
        'no',
        'no',
        'no',
        'yes',
        'result',
        'people',
        'elsewhere',
        'kh',
        'violence',
        'women',
        'no_answer',
      ),
    ],
  },
  {
    name: 'emergency',
    title: 'Somebody is in danger in the middle of the questions, sees whom to call, and goes on where they were.',
    moves: [
      ...taps('job_offer', 'yes', 'unsure'),
      { command: 'emergency' },
      ...taps('th', 'more', 'write', 'phrase', 'back', 'no'),
      { send: 'image' },
      { tap: '_back' },
    ],
  },
  {
    name: 'money',
    title: 'Somebody types what is paid and what is asked; both are compared with the law.',
    moves: [
      ...taps('job_offer', 'no', 'no', 'no', 'no', 'mm', 'th', 'fishing', 'yes', 'weeks', 'trip', 'adult'),
      ...taps('broker', 'none', 'day'),
      { money: 300 },
      ...taps('THB', 'ranong', 'no', 'before_signing'),
      { money: 1_200_000, currency: 'MMK' },
      ...taps('lender', 'others', 'visit', 'no', 'unsure'),
    ],
  },
  {
    name: 'advert',
    title: 'Somebody pastes an advert, reads its signs, and confirms what it says in the questions.',
    moves: [{ paste: 'advert' }, ...taps('check', 'no', 'no', 'no', 'yes', 'result')],
  },
];
