import { readFileSync } from 'node:fs';
import type { Incoming } from '../../src/channels/channel.ts';
import { asObject, asText } from '../../src/channels/json.ts';
import { drawWeb } from '../../src/channels/web.ts';
import { Busy, type Converse, type Health, type Turned } from '../../src/converse.ts';
import type { Choice, Reply } from '../../src/engine/turn.ts';
import type { Waiting } from '../../src/store/store.ts';

/** Languages that the paper conversation speaks, with words from our own locales where there are any. */
export const paperLanguages = { en: 'English', my: 'မြန်မာ', km: 'ខ្មែរ', th: 'ไทย', lo: 'ລາວ' };

/** A whole bot on one sheet: in memory, three steps, once per event – and it can be made busy, broken or unwell. */
export const createPaper = () => {
  const lang = new Map<string, string>();
  const turned = new Set<string>();
  const outbox: (Waiting & { of: string })[] = [];
  const seen = { taken: [] as Incoming[], sent: [] as number[] };
  const mood: { fails?: Error; greeting?: string; health: Health } = { health: { ok: true, bundle: 'abc123' } };

  const put = (person: string, replies: Reply[]): Waiting[] =>
    drawWeb(replies, { person, back: '' }, () => crypto.randomUUID()).map((request) => {
      const waiting = { id: outbox.length + 1, person: 'look-up', request, expires: 0, of: person };
      outbox.push(waiting);
      return waiting;
    });

  const takeOne = (incoming: Incoming): Turned => {
    seen.taken.push(incoming);
    const { person, event, input } = incoming;
    if (turned.has(event))
      return { again: true, waiting: outbox.filter(({ id, of }) => of === person && !seen.sent.includes(id)) };
    turned.add(event);
    if (input.kind === 'leave') lang.delete(person);
    if (input.kind === 'tap' && input.at.step === 'language') lang.set(person, input.choice);
    if (mood.greeting) return { again: false, waiting: put(person, [reply('en', mood.greeting)]) };
    return { again: false, waiting: put(person, answer(incoming, lang.get(person))) };
  };

  const converse: Converse = {
    take: async (incoming) => {
      if (mood.fails) throw mood.fails;
      return incoming.map(takeOne);
    },
    sent: (ids) => void seen.sent.push(...ids),
    waiting: async () => ({ rows: [] }),
    health: async () => mood.health,
    close: async () => {},
  };
  return { converse, mood, ...seen, left: () => seen.taken.filter(({ input }) => input.kind === 'leave').length };
};

export const busy = (): Error => new Busy('too many');

const answer = ({ input }: Incoming, lang: string | undefined): Reply[] => {
  if (input.kind === 'leave') return [];
  if (!lang) return [picker()];
  if (input.kind === 'tap' && input.choice === 'emergency') return help(lang);
  if (input.kind === 'text') return [reply(lang, words(lang, 'bot', 'ask_again'), menu(lang))];
  return [reply(lang, words(lang, 'menu', 'start.text'), menu(lang))];
};

const reply = (lang: string, text: string, choices: Choice[] = []): Reply => ({
  text,
  key: 'paper',
  phones: [],
  choices,
  numbered: true,
  lang,
});

const picker = (): Reply => {
  const at = { flow: 'welcome', step: 'language' };
  const texts = Object.keys(paperLanguages).map((lang) => words(lang, 'welcome', 'language.text'));
  return reply(
    'en',
    texts.join('\n'),
    Object.entries(paperLanguages).map(([choice, label]) => ({ at, choice, label })),
  );
};

const menu = (lang: string): Choice[] => [
  ...['job_offer', 'people', 'about'].map((choice) => ({
    at: { flow: 'menu', step: 'start' },
    choice,
    label: words(lang, 'menu', `start.choices.${choice}`),
  })),
  { at: { flow: 'emergency', step: 'where' }, choice: 'emergency', label: words(lang, 'bot', 'help_now'), nav: true },
];

const help = (lang: string): Reply[] => {
  const country = words(lang, 'emergency', 'where.choices.th');
  const phones = [
    { label: `${country}: Police`, number: '191', contact: 'th.police' },
    { label: `${country}: Foreign workers' line`, number: '1694', contact: 'th.doe' },
    { label: `${country}: Women's shelter office, day and night`, number: '+66 2 929 2222', contact: 'th.shelter' },
  ];
  const card = {
    ...reply(lang, `${words(lang, 'bot', 'contact.short_note')}\n\n${words(lang, 'emergency', 'write.text')}`),
    phones,
  };
  return [card, reply(lang, words(lang, 'emergency', 'what_now.text'), menu(lang).slice(0, 2))];
};

/** Lao is written here until it has its locale. */
const lao: Record<string, string> = {
  'welcome:language.text': 'ເລືອກພາສາຂອງທ່ານ',
  'bot:help_now': 'ຊ່ວຍດ່ວນ',
  'bot:ask_again': 'ຂໍໂທດ, ຂ້ອຍບໍ່ເຂົ້າໃຈ. ກະລຸນາກົດຄຳຕອບໜຶ່ງ ຫຼື ພິມເລກຂອງຄຳຕອບ.',
  'menu:start.text': 'ສະບາຍດີ. ຂ້ອຍແມ່ນໂປຣແກຣມ, ບໍ່ແມ່ນຄົນ. ຂ້ອຍໃຫ້ຂໍ້ມູນກ່ຽວກັບວຽກ ແລະ ການເດີນທາງ.\n\nທ່ານຕ້ອງການຫຍັງ?',
  'menu:start.choices.job_offer': 'ກວດວຽກທີ່ມີຄົນສະເໜີໃຫ້',
  'menu:start.choices.people': 'ໃຜຊ່ວຍໄດ້',
  'menu:start.choices.about': 'ກ່ຽວກັບ, ລຶບຂໍ້ມູນ',
};

const words = (lang: string, file: string, path: string): string => {
  if (lang === 'lo') return lao[`${file}:${path}`] ?? words('th', file, path);
  const json: unknown = JSON.parse(
    readFileSync(new URL(`../../locales/${lang}/${file}.json`, import.meta.url), 'utf8'),
  );
  const found = path.split('.').reduce<unknown>((part, key) => asObject(part)[key], json);
  return asText(found) ?? path;
};
