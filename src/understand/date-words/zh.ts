import type { DateWords } from '../date-words.ts';

export const zh: DateWords = {
  months: [],
  units: {
    hour: '个?(?:小时|钟头)',
    day: '天',
    week: '个?(?:星期|礼拜)|周',
    month: '个月|個月',
    year: '年(?=以?前|了|多|之前)',
  },
  numbers: '一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二'.split(' '),
  past: {
    day0: '今天|今日|现在|目前|至今|今早',
    day1: '昨天|昨日|昨晚',
    day2: '前天',
    week0: '(?:这|本)(?:个?(?:星期|礼拜)|周)',
    week1: '上(?:个?(?:星期|礼拜)|周)',
    week2: '上上(?:个?(?:星期|礼拜)|周)',
    month0: '这个?月|本月',
    month1: '上个?月',
    month2: '上上个?月',
    month6: '半年',
    year0: '今年',
    year1: '去年',
    year2: '前年',
  },
  future: '明天|后天|明年|下(?:个?(?:月|星期|礼拜)|周)|之后|以后|后(?!来)',
  around: '从|自|起|开始|到|大概|大约|前|以前|之前|月|年|日|号|是|就|在|了',
};
