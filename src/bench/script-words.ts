/** The words of the ten-question script, as both interpreters read them. Not content: nobody is advised with these. */
export const words: Record<string, Words> = {
  en: {
    endonym: 'English',
    bot: { help_now: 'Help now', back: 'Back', unsure: "I don't know", ask_again: 'Please choose one.' },
    welcome: { language: { text: 'Which language?' } },
    offer: {
      recruiter: ask('Who offers you the job?', { agency: 'An agency', friend: 'A friend', stranger: 'A stranger' }),
      licence: ask('Have you seen their licence?', { seen: 'Seen it', unseen: 'Not seen' }),
      fee: ask('Must you pay for it?', { none: 'Nothing', some: 'Some money', loan: 'With a loan' }),
      amount: ask('How much do they want?', {}),
      passport: ask('Who will keep your passport?', {
        self: 'I keep it',
        employer: 'The employer',
        agent: 'The agent',
        copy: 'Only a copy',
      }),
      returned: ask('Will they give it back when you ask?', { yes: 'Yes', no: 'No' }),
      contract: ask('Is there a contract?', { have: 'I have one', none: 'None', unread: 'Not read yet' }),
      readable: ask('Is it in your language?', { yes: 'Yes', no: 'No' }),
      hours: ask('How many hours a day?', { eight: 'Eight', twelve: 'Twelve', more: 'More' }),
      leave: ask('May you leave the place?', { free: 'Freely', permit: 'With permission', locked: 'Never' }),
      stop: ask('Stop. These are signs of forced labour. Talk to somebody you trust before you go.', {
        again: 'Again',
      }),
      careful: ask('Be careful. Ask about what is unclear before you agree.', { again: 'Again' }),
      calm: ask('No signs of danger in what you told. Keep copies of everything.', { again: 'Again' }),
    },
  },
  zh: {
    endonym: '中文',
    bot: { help_now: '立即求助', back: '返回', unsure: '我不知道', ask_again: '请选择一项。' },
    welcome: { language: { text: '请选择语言' } },
    offer: {
      recruiter: ask('谁给你介绍这份工作？', { agency: '中介公司', friend: '朋友', stranger: '陌生人' }),
      licence: ask('你看过他们的许可证吗？', { seen: '看过', unseen: '没看过' }),
      fee: ask('你要付钱吗？', { none: '不用', some: '要付一些', loan: '要借钱付' }),
      amount: ask('他们要多少钱？', {}),
      passport: ask('谁保管你的护照？', { self: '我自己', employer: '雇主', agent: '中介', copy: '只给复印件' }),
      returned: ask('你要的时候他们会还吗？', { yes: '会', no: '不会' }),
      contract: ask('有合同吗？', { have: '有', none: '没有', unread: '还没读' }),
      readable: ask('合同是用你的语言写的吗？', { yes: '是', no: '不是' }),
      hours: ask('一天工作几个小时？', { eight: '八小时', twelve: '十二小时', more: '更多' }),
      leave: ask('你可以离开住处吗？', { free: '可以', permit: '要批准', locked: '不可以' }),
      stop: ask('请停下。这些是强迫劳动的迹象。出发前请和你信任的人谈谈。', { again: '再来一次' }),
      careful: ask('请小心。答应之前，把不清楚的事情问明白。', { again: '再来一次' }),
      calm: ask('从你说的情况看没有危险迹象。请保留所有文件的副本。', { again: '再来一次' }),
    },
  },
  vi: {
    endonym: 'Tiếng Việt',
    bot: { help_now: 'Cần giúp ngay', back: 'Quay lại', unsure: 'Tôi không biết', ask_again: 'Vui lòng chọn một mục.' },
    welcome: { language: { text: 'Bạn dùng ngôn ngữ nào?' } },
    offer: {
      recruiter: ask('Ai giới thiệu việc này?', { agency: 'Công ty', friend: 'Bạn bè', stranger: 'Người lạ' }),
      licence: ask('Bạn đã xem giấy phép của họ chưa?', { seen: 'Đã xem', unseen: 'Chưa xem' }),
      fee: ask('Bạn có phải trả tiền không?', { none: 'Không phải', some: 'Một ít', loan: 'Phải vay tiền' }),
      amount: ask('Họ đòi bao nhiêu?', {}),
      passport: ask('Ai giữ hộ chiếu của bạn?', {
        self: 'Tôi tự giữ',
        employer: 'Chủ lao động',
        agent: 'Môi giới',
        copy: 'Chỉ bản sao',
      }),
      returned: ask('Họ có trả lại khi bạn cần không?', { yes: 'Có', no: 'Không' }),
      contract: ask('Có hợp đồng không?', { have: 'Tôi đã có', none: 'Không có', unread: 'Chưa đọc' }),
      readable: ask('Hợp đồng bằng tiếng của bạn không?', { yes: 'Có', no: 'Không' }),
      hours: ask('Làm mấy giờ một ngày?', { eight: 'Tám giờ', twelve: 'Mười hai giờ', more: 'Nhiều hơn' }),
      leave: ask('Bạn có được ra ngoài không?', { free: 'Tự do', permit: 'Phải xin phép', locked: 'Không bao giờ' }),
      stop: ask('Dừng lại. Đây là dấu hiệu lao động cưỡng bức. Hãy nói với người bạn tin.', { again: 'Làm lại' }),
      careful: ask('Hãy cẩn thận. Hỏi rõ mọi điều trước khi đồng ý.', { again: 'Làm lại' }),
      calm: ask('Không thấy dấu hiệu nguy hiểm. Hãy giữ bản sao mọi giấy tờ.', { again: 'Làm lại' }),
    },
  },
};

type Asked = { text: string; choices: Record<string, string> };
type Words = {
  endonym: string;
  bot: Record<'help_now' | 'back' | 'unsure' | 'ask_again', string>;
  welcome: { language: { text: string } };
  offer: Record<string, Asked>;
};

function ask(text: string, choices: Record<string, string>): Asked {
  return { text, choices };
}
