import type { DateWords } from '../date-words.ts';

export const en: DateWords = {
  months: 'january february march april may june july august september october november december'.split(' '),
  short: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sept|sep', 'oct', 'nov', 'dec'],
  units: { hour: 'hours?|hrs?', day: 'days?', week: 'weeks?|wks?', month: 'months?|mths?', year: 'years?|yrs?' },
  dayMark: 'the',
  yearMark: 'year',
  numbers: ['one|a|an', 'two|a couple of', ...'three four five six seven eight nine ten eleven twelve'.split(' ')],
  past: {
    day0: 'today|now|this morning',
    day1: 'yesterday|last night',
    day2: 'day before yesterday',
    week0: 'this week',
    week1: 'last week|past week',
    week2: 'week before last',
    month0: 'this month',
    month1: 'last month|past month|previous month',
    month2: 'month before last',
    month6: 'half a year|half year',
    year0: 'this year',
    year1: 'last year|past year',
    year2: 'year before last',
  },
  future: 'tomorrow|next (?:day|week|month|year)|from now|later|in (?=\\d+ )',
  around: 'since|from|until|till|about|around|in|on|of|the|ago|before|it was|for',
};
