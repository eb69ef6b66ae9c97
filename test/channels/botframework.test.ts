import { type Activity, TestAdapter } from 'botbuilder';
import { beforeEach, describe, expect, test } from 'vitest';
import { type BotFrameworkOptions, createBotFramework } from '../../src/channels/botframework.ts';
import { type DrawnActivity, drawBotFramework } from '../../src/channels/botframework-draw.ts';
import { readActivity } from '../../src/channels/botframework-read.ts';
import { readTap, Refused } from '../../src/channels/channel.ts';
import type { Input, Session } from '../../src/engine/turn.ts';
import { real, today } from '../engine/real.ts';
import { actorOf } from '../engine/talk.ts';
import { back, burmese, choice, choices, help, newKey, reply } from './samples.ts';

const from = { channelId: 'webchat', conversation: { id: 'c1' }, from: { id: 'u' }, recipient: { id: 'bot' } };
const message = (more: object): object => ({ ...from, type: 'message', id: '7', ...more });
const actOf = (activity: unknown): unknown => readActivity(activity, today)?.input;
const draw = (...replies: Parameters<typeof drawBotFramework>[0]): DrawnActivity[] =>
  drawBotFramework(replies, { person: 'webchat/c1', back: '{}' }, newKey).flatMap(
    ({ body }) => body.activities as DrawnActivity[],
  );

describe('reading an Activity', () => {
  test('hears words, and who is to be answered where', () => {
    const heard = readActivity(message({ text: 'ကူညီပါ', timestamp: new Date(today), serviceUrl: 'https://s/' }), 1);
    expect(heard).toMatchObject({ channel: 'botframework', person: 'webchat/c1', at: today });
    expect(heard?.input).toEqual({ kind: 'text', text: 'ကူညီပါ' });
    expect(JSON.parse(heard?.back ?? '')).toEqual({
      ...{ channelId: 'webchat', serviceUrl: 'https://s/', conversation: { id: 'c1' } },
      ...{ bot: { id: 'bot' }, user: { id: 'u' } },
    });
  });

  test.each([
    ['a value with a tap', { text: 'No', value: { tap: 'job-offer.paid.no' } }],
    ['a value that is the tap', { value: 'job-offer.paid.no' }],
    ['a text that is the tap, from platforms that drop values', { text: 'job-offer.paid.no' }],
  ])('hears a tap: %s', (_, more) => {
    expect(actOf(message(more))).toEqual({ kind: 'tap', at: { flow: 'job-offer', step: 'paid' }, choice: 'no' });
  });

  test.each([
    ['image/png', 'image'],
    ['audio/ogg', 'audio'],
    ['application/pdf', 'other'],
  ])('hears that something of type %s came, without looking at it', (contentType, what) => {
    expect(actOf(message({ attachments: [{ contentType, contentUrl: 'https://x/' }] }))).toEqual({
      kind: 'media',
      what,
    });
  });

  test('hears the words beside an attachment: some platforms attach every text once more as HTML', () => {
    const attachments = [{ contentType: 'text/html', content: '<p>No</p>' }];
    expect(actOf(message({ text: 'No', attachments }))).toEqual({ kind: 'text', text: 'No' });
  });

  test('hears an arrival when a person joins, not when the bot itself does: nobody is greeted twice', () => {
    const update = { ...from, type: 'conversationUpdate' };
    expect(actOf({ ...update, membersAdded: [{ id: 'u' }] })).toEqual({ kind: 'arrive' });
    expect(actOf({ ...update, membersAdded: [{ id: 'bot' }] })).toBeUndefined();
    expect(actOf({ ...update, membersRemoved: [{ id: 'u' }] })).toBeUndefined();
  });

  test('hears the events that open a conversation, and no receipts: an answer to each would never end', () => {
    expect(actOf({ ...from, type: 'event', name: 'webchat/join' })).toEqual({ kind: 'arrive' });
    expect(actOf({ ...from, type: 'event', name: 'read' })).toBeUndefined();
    for (const type of ['typing', 'messageReaction', 'endOfConversation', 'invoke', 'trace'])
      expect(actOf({ ...from, type })).toBeUndefined();
  });

  test('hears that somebody removed the bot, which erases them', () => {
    expect(actOf({ ...from, type: 'installationUpdate', action: 'remove' })).toEqual({ kind: 'leave' });
    expect(actOf({ ...from, type: 'contactRelationUpdate', action: 'remove' })).toEqual({ kind: 'leave' });
    expect(actOf({ ...from, type: 'contactRelationUpdate', action: 'add' })).toEqual({ kind: 'arrive' });
  });

  test('hears of a group only that it is one', () => {
    const conversation = { id: 'g', isGroup: true };
    expect(actOf(message({ text: 'they took my passport', conversation }))).toEqual({ kind: 'group' });
  });

  test('tells the same message of two people apart: an id is unique only in its conversation', () => {
    const other = message({ text: 'x', conversation: { id: 'c2' } });
    expect(readActivity(message({ text: 'x' }), today)?.event).not.toBe(readActivity(other, today)?.event);
    expect(readActivity(message({ text: 'x' }), 1)?.event).toBe(readActivity(message({ text: 'x' }), 2)?.event);
  });

  test.each([undefined, null, 5, [], {}, { type: 'message' }, { ...from, type: 'message', conversation: 5 }])(
    'never throws: %j',
    (junk) => {
      expect(readActivity(junk, today)).toBeUndefined();
    },
  );
});

describe('drawing Activities', () => {
  test('writes plain text: as Markdown "1." and line breaks would be lost', () => {
    expect(draw(reply('a\nb'))).toEqual([{ type: 'message', textFormat: 'plain', text: 'a\nb', locale: 'en' }]);
  });

  test('offers the choices once, under the last bubble, with numbered lines above', () => {
    const [first, last] = draw(reply('One'), reply('Which?', { numbered: true, choices: [...choices(2), help] }));
    expect(first?.suggestedActions).toBeUndefined();
    expect(last?.text).toBe('Which?\n\n1 answer 1\n2 answer 2');
    expect(last?.suggestedActions?.actions[0]).toEqual({
      ...{ type: 'messageBack', title: 'answer 1', text: 'answer 1', displayText: 'answer 1' },
      value: { tap: 'job-offer.fee.c1' },
    });
  });

  test('shortens what stands on a button, and sends the whole label', () => {
    const [drawn] = draw(reply('?', { choices: [choice('long', 'A label of more than twenty characters')] }));
    expect(drawn?.suggestedActions?.actions[0]).toMatchObject({
      title: 'A label of more tha…',
      text: 'A label of more than twenty characters',
    });
  });

  test('drops answers where there are too many, never a way out', () => {
    const [drawn] = draw(reply('?', { numbered: true, choices: [...choices(20), help, back] }));
    const titles = drawn?.suggestedActions?.actions.map(({ title }) => title);
    expect(titles).toHaveLength(13);
    expect(titles?.slice(-2)).toEqual(['Help now', '◀ Back']);
  });

  test('offers Teams what it can show: words that a person would have typed', () => {
    const to = { person: 'msteams/c1', back: '{}' };
    const [request] = drawBotFramework([reply('?', { choices: [choice('no', 'No')] })], to, newKey);
    expect(request?.body.activities).toMatchObject([
      { suggestedActions: { actions: [{ type: 'imBack', title: 'No', value: 'No' }] } },
    ]);
  });

  test('splits what is too long, loses no word, and makes one request of it all', () => {
    const requests = drawBotFramework([reply(burmese.repeat(200)), reply('End')], { person: 'x/y', back: '' }, newKey);
    expect(requests).toHaveLength(1);
    const texts = (requests[0]?.body.activities as DrawnActivity[]).map(({ text }) => text);
    expect(texts.every((text) => text.length <= 1_900)).toBe(true);
    expect(texts.join('').replaceAll(/\s/g, '')).toBe(`${burmese.repeat(200)}End`.replaceAll(/\s/g, ''));
  });

  test('draws nothing where there is nothing to say', () => {
    expect(drawBotFramework([], { person: 'x/y', back: '' }, newKey)).toEqual([]);
    expect(draw(reply(' '))).toEqual([]);
  });
});

/** The real engine on the real content; sessions live in a map, and nothing is ever stored. */
function paperConverse(): {
  take: BotFrameworkOptions['take'];
  sent: BotFrameworkOptions['sent'];
  delivered: number[];
} {
  const { respond, understand } = actorOf(real);
  const sessions = new Map<string, Session>();
  const delivered: number[] = [];
  let last = 0;
  return {
    delivered,
    sent: (ids) => delivered.push(...ids),
    take: async (incoming) =>
      incoming.map(({ person, back: way, input }) => {
        const act: Input = input.kind === 'text' ? { kind: 'text', meaning: understand(input.text) } : input;
        const turn = respond(sessions.get(person), act, today);
        sessions.set(person, turn.session);
        const requests = drawBotFramework(turn.replies, { person, back: way }, newKey);
        return { waiting: requests.map((request) => ({ id: ++last, request })) };
      }),
  };
}

describe('a conversation through botbuilder', () => {
  let said: Partial<Activity>[] = [];
  let adapter: TestAdapter;
  let converse: ReturnType<typeof paperConverse>;

  const start = (take?: BotFrameworkOptions['take']): void => {
    converse = paperConverse();
    const fallback = (locale: string | undefined): string => `Sorry (${locale}). Call 191.`;
    const bot = createBotFramework({ appId: '', appPassword: '', ...converse, ...(take ? { take } : {}), fallback });
    adapter = new TestAdapter(bot.turn);
    adapter.onTurnError = bot.turnError;
  };
  const send = async (activity: string | Partial<Activity>): Promise<void> => {
    adapter.activeQueue.length = 0;
    await adapter.receiveActivity(activity);
    said = [...adapter.activeQueue];
  };
  /** Does what a platform does when a button is tapped. */
  const tap = async (name: string): Promise<void> => {
    const actions = (said.at(-1)?.suggestedActions?.actions ?? []) as { text: string; value: { tap: string } }[];
    const action = actions.find(({ value }) => readTap(value.tap)?.choice === name);
    if (!action) throw new Error(`"${name}" is not offered: ${actions.map(({ value }) => value.tap).join(' ')}`);
    await send({ type: 'message', text: action.text, value: action.value });
  };
  const words = (): string => said.map(({ text }) => text).join('\n');

  beforeEach(() => start());

  test('goes from hello to the result of a job offer and to people, by taps, numbers and words', async () => {
    await send({ type: 'conversationUpdate', membersAdded: [{ id: 'user', name: 'User' }] });
    expect(words()).toContain('Choose your language');
    await tap('en');
    await tap('job_offer');
    expect(words()).toContain('Have you already paid money');
    await tap('no');
    await send('၁');
    await send('no');
    await send('sos');
    await tap('th');
    expect(words()).toContain('Thailand: Police ☎ 191');
    await tap('back');
    await tap('yes');
    await tap('result');
    expect(words()).toContain('It found a sign that can put you in serious danger. Please do not go now.');
    expect(words()).toContain('Thailand: Social Assistance Center');
    await tap('menu');
    expect(words()).toContain('What do you need?');
    expect(said.at(-1)?.textFormat).toBe('plain');
  });

  test('goes as well by the labels alone, for platforms that drop what is hidden', async () => {
    await send('ไทย');
    for (const name of ['job_offer', 'no', 'unsure', '_open']) {
      const actions = (said.at(-1)?.suggestedActions?.actions ?? []) as { text: string; value: { tap: string } }[];
      const label = actions.find(({ value }) => readTap(value.tap)?.choice === name)?.text ?? name;
      await send(label);
    }
    expect(words()).toContain('ตอนนี้คุณอยู่ที่ไหน');
  });

  test('tells what was delivered, so that the outbox lets go of it', async () => {
    await send('hello');
    await tap('en');
    expect(converse.delivered).toEqual([1, 2]);
  });

  test('says words and somebody to call when a turn breaks', async () => {
    start(() => Promise.reject(new Error('the database is gone')));
    await send({ type: 'message', text: 'hello', locale: 'th-TH' });
    expect(words()).toBe('Sorry (th-TH). Call 191.');
    expect(converse.delivered).toEqual([]);
  });

  test('says nothing to what is no message', async () => {
    await send({ type: 'typing' });
    expect(said).toEqual([]);
  });
});

describe('the route', () => {
  const bot = createBotFramework({
    ...{ appId: '00000000-0000-0000-0000-000000000001', appPassword: 'secret', ...paperConverse() },
    fallback: () => 'Call 191.',
  });
  const post = async (body: unknown, method = 'POST'): Promise<number> => {
    let code = 0;
    const res = {
      socket: {},
      end: () => {},
      header: () => {},
      send: () => {},
      status: (given: number) => (code = given),
    };
    await bot.handle({ method, headers: {}, body: body as Record<string, unknown> }, res);
    return code;
  };

  test('believes nobody without a signature of Azure', async () => {
    expect(await post(message({ text: 'x', serviceUrl: 'https://example.org/' }))).toBe(401);
  });

  test.each([undefined, 'junk', [], { type: 5 }, {}])('answers 400 to what is no Activity: %j', async (body) => {
    expect(await post(body)).toBe(400);
  });

  test('answers 405 to what is no POST', async () => {
    expect(await post({}, 'GET')).toBe(405);
  });

  test('refuses what has no way back, for that will never change', async () => {
    const [request] = drawBotFramework([reply('x')], { person: 'webchat/c1', back: 'not json' }, newKey);
    await expect(request && bot.send(request)).rejects.toBeInstanceOf(Refused);
  });
});
