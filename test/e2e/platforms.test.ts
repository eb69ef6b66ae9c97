import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Line, startLine } from '../doubles/line.ts';
import { type Messenger, startMessenger } from '../doubles/messenger.ts';
import {
  lineAgain,
  lineFollow,
  lineJoin,
  lineGroup,
  linePerson,
  linePostback,
  lineText,
  lineWebhook,
  messengerPerson,
  messengerPostback,
  messengerQuickReply,
  messengerText,
  messengerWebhook,
} from '../doubles/webhooks.ts';
import { APP_SECRET, bothPlatforms, LINE_SECRET } from './platform.ts';
import { startWaymark, until, type Waymark } from './waymark.ts';

let line: Line;
let messenger: Messenger;
let waymark: Waymark;

beforeAll(async () => {
  line = await startLine({ prefix: '/proxy/line' });
  messenger = await startMessenger({ appSecret: APP_SECRET });
  waymark = await startWaymark(env());
});

afterAll(async () => {
  await waymark.stop();
  await Promise.all([line.close(), messenger.close()]);
  rmSync(waymark.dataDir, { recursive: true, force: true });
});

const env = () => bothPlatforms(line, messenger);

/** Taps by step and choice, the same in every language; words where an amount is typed. */
const CHECK = [
  'menu.start.job_offer',
  'job-offer.paid.no',
  'job-offer.papers.no',
  'job-offer.travelling.no',
  'job-offer.online.no',
  'job-offer.country.mm',
  'job-offer.destination.th',
  'job-offer.work.factory',
  'job-offer.workplace.yes',
  'job-offer.rest.yes',
  'job-offer.pay_day.month',
  'job-offer.age.adult',
  'job-offer.offered_by.broker',
  'job-offer.contract.none',
  'job-offer.wage_per.month',
  'text:၉၀၀၀ ဘတ်',
  'job-offer.place.bangkok',
  'job-offer.too_good.no',
  'job-offer.fee.before_signing',
  'text:10 သိန်း ကျပ်',
  'job-offer.loan.family',
  'job-offer.passport.me',
  'job-offer.visa.visit',
  'job-offer.leave.unsure',
  'job-offer.family.yes',
];

const words = async (lang: string, file: string): Promise<Record<string, Record<string, string>>> =>
  (await import(`../../locales/${lang}/${file}.json`, { with: { type: 'json' } })).default;

describe('a signed LINE webhook', () => {
  it('leads through the whole check in Burmese to a verdict with reasons', async () => {
    const anna = linePerson(1);
    const say = async (event: Record<string, unknown>) => {
      const before = line.accepted.length;
      expect((await waymark.post('/webhook/line', lineWebhook([event], LINE_SECRET))).status).toBe(200);
      await until(() => line.accepted.length > before);
    };
    await say(lineFollow(anna));
    await say(linePostback(anna, 'welcome.language.my'));
    for (const step of CHECK)
      await say(step.startsWith('text:') ? lineText(anna, step.slice(5)) : linePostback(anna, step));
    expect(line.refused).toEqual([]);
    const verdict = line.accepted.at(-1);
    const all = verdict?.messages.map(({ text }) => text).join('\n') ?? '';
    const [jobOffer, flags, bot] = await Promise.all([
      words('my', 'job-offer'),
      words('my', 'flags'),
      words('my', 'bot'),
    ]);
    expect(verdict?.kind).toBe('reply');
    expect(all).toContain(jobOffer.verdict_stop?.text?.split('\n')[0]);
    expect(all).toContain(flags.visit_visa?.name);
    expect(all).toContain(flags.fee_above_limit?.name);
    expect(all).toContain(flags.wage_below_minimum?.name);
    expect(all).not.toContain(flags.debt_to_recruiter?.name);
    expect(all).toContain(bot.not_checked);
    expect(all).toContain(jobOffer.leave?.topic);
  });

  it('answers several people of one post, each in a conversation of their own', async () => {
    const [one, two] = [linePerson(2), linePerson(3)];
    const events = [lineText(one, 'SOS'), lineFollow(two)];
    await waymark.post('/webhook/line', lineWebhook(events, LINE_SECRET));
    await until(() => line.texts(one).length > 0 && line.texts(two).length > 0);
    expect(line.texts(one)[0]).toBe(
      "Where are you now?\n\n1 Thailand\n2 Myanmar\n3 Lao PDR\n4 Cambodia\n5 Viet Nam\n6 China\n7 Malaysia\n8 Near a border\n9 Another country\n10 I don't know",
    );
    expect(line.texts(two)[0]).toContain('Choose your language');
  });

  it('answers a redelivered event once, because a person must not read everything twice', async () => {
    const person = linePerson(4);
    const event = lineFollow(person);
    await waymark.post('/webhook/line', lineWebhook([event], LINE_SECRET));
    await waymark.post('/webhook/line', lineWebhook([lineAgain(event), lineAgain(event)], LINE_SECRET));
    await until(() => line.texts(person).length > 0);
    await waymark.post('/webhook/line', lineWebhook([lineText(person, 'English')], LINE_SECRET));
    await until(() => line.texts(person).length > 1);
    expect(line.texts(person).filter((text) => text.includes('Choose your language'))).toHaveLength(1);
  });

  it('says in a group only that people should write in private', async () => {
    const group = lineGroup(1);
    await waymark.post('/webhook/line', lineWebhook([lineJoin(group)], LINE_SECRET));
    await until(() => line.texts(group).length > 0);
    const { write_privately: own } = (await words('th', 'bot')) as unknown as Record<string, string>;
    expect(line.texts(group).join('')).toContain(own);
    expect(line.accepted.at(-1)?.messages[0]?.quickReply).toBeUndefined();
  });

  it('is 401 with a wrong signature, and 200 for the empty verification request', async () => {
    const wrong = await waymark.post('/webhook/line', lineWebhook([lineFollow(linePerson(5))], 'another secret'));
    const empty = await waymark.post('/webhook/line', lineWebhook([], LINE_SECRET));
    expect([wrong.status, empty.status]).toEqual([401, 200]);
  });
});

describe('a signed Messenger webhook', () => {
  it('leads through the same check in Khmer', async () => {
    const boon = messengerPerson(1);
    const say = async (item: Record<string, unknown>) => {
      const before = messenger.accepted.length;
      expect((await waymark.post('/webhook/messenger', messengerWebhook([item], APP_SECRET))).status).toBe(200);
      await until(
        () => messenger.accepted.length > before && (messenger.accepted.at(-1)?.quickReplies.length ?? 0) > 0,
      );
    };
    await say(messengerPostback(boon, 'GET_STARTED'));
    await say(messengerQuickReply(boon, 'ខ្មែរ', 'welcome.language.km'));
    for (const step of CHECK) {
      await say(step.startsWith('text:') ? messengerText(boon, step.slice(5)) : messengerQuickReply(boon, 'x', step));
    }
    expect(messenger.refused).toEqual([]);
    const all = messenger.accepted.map(({ text }) => text).join('\n');
    const [jobOffer, flags] = await Promise.all([words('km', 'job-offer'), words('km', 'flags')]);
    expect(all).toContain(jobOffer.verdict_stop?.text?.split('\n')[0]);
    expect(all).toContain(flags.visit_visa?.name);
  });

  it('is verified by its token', async () => {
    const query = (token: string) =>
      fetch(`${waymark.url}/webhook/messenger?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`);
    const [right, wrong] = await Promise.all([query('verify-token'), query('guess')]);
    expect([right.status, await right.text(), wrong.status]).toEqual([200, '1158201444', 403]);
  });
});

describe('a restart', () => {
  it('remembers where a person is, and sends what was left when the platform did not answer', async () => {
    const person = linePerson(6);
    await waymark.post('/webhook/line', lineWebhook([lineText(person, 'English')], LINE_SECRET));
    await until(() => line.texts(person).length > 0);
    line.fault({ how: 'answer', status: 500, json: { message: 'busy' }, times: 1 });
    await waymark.post('/webhook/line', lineWebhook([linePostback(person, 'menu.start.job_offer')], LINE_SECRET));
    await waymark.stop('SIGKILL');
    waymark = await startWaymark(env(), waymark.dataDir);
    await until(() => line.texts(person).some((text) => text.includes('Have you already paid')));
    await waymark.post('/webhook/line', lineWebhook([lineText(person, '2')], LINE_SECRET));
    await until(() => line.texts(person).some((text) => text.includes('Please do not pay more now')));
  });

  it('ends in time on SIGTERM, whoever hangs on to it: a post that never ends, a platform that does not answer', async () => {
    line.fault({ how: 'silence' });
    await waymark.post('/webhook/line', lineWebhook([lineText(linePerson(7), 'English')], LINE_SECRET));
    const stuck = connect(Number(new URL(waymark.url).port), '127.0.0.1').on('error', () => {});
    stuck.write('POST /webhook/line HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((done) => setTimeout(done, 100));
    const begun = Date.now();
    expect(await waymark.stop('SIGTERM')).toBe(0);
    stuck.destroy();
    expect(Date.now() - begun).toBeLessThan(9_500);
    waymark = await startWaymark(env(), waymark.dataDir);
  }, 20_000);

  it('ends by itself on SIGTERM, with nothing half done', async () => {
    expect(await waymark.stop('SIGTERM')).toBe(0);
    waymark = await startWaymark(env(), waymark.dataDir);
  });
});
