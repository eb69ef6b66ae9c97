import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Activity, TestAdapter } from 'botbuilder';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type BotFrameworkOptions, createBotFramework } from '../../src/channels/botframework.ts';
import { drawBotFramework } from '../../src/channels/botframework-draw.ts';
import { readTap, Refused, Unreachable } from '../../src/channels/channel.ts';
import type { Input, Session } from '../../src/engine/turn.ts';
import { real, today } from '../engine/real.ts';
import { actorOf } from '../engine/talk.ts';
import { newKey, reply } from './samples.ts';

/** The taps under the last bubble. */
const actionsOf = (said: Partial<Activity>[]): { text: string; value: { tap: string } }[] =>
  JSON.parse(JSON.stringify(said.at(-1)?.suggestedActions?.actions ?? []));
const fallback = (locale: string | undefined): string => `Sorry (${locale}). Call 191.`;

/** The real engine on the real content; sessions live in a map, and nothing is ever stored. */
function paperConverse(): {
  take: BotFrameworkOptions['take'];
  sent: BotFrameworkOptions['sent'];
  unsent: BotFrameworkOptions['unsent'];
  delivered: number[];
  left: () => number;
} {
  const { respond, understand } = actorOf(real);
  const sessions = new Map<string, Session>();
  const delivered: number[] = [];
  let last = 0;
  let left = 0;
  return {
    delivered,
    unsent: () => void (left += 1),
    left: () => left,
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
    const actions = actionsOf(said);
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
      const actions = actionsOf(said);
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

  test('leaves what could not be sent to the outbox, from which it is sent later', async () => {
    adapter.use(async (context, next) => {
      context.onSendActivities(async () => Promise.reject(new Error('the platform is away')));
      await next();
    });
    await send('hello');
    expect([converse.delivered, converse.left()]).toEqual([[], 1]);
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
    appId: '00000000-0000-0000-0000-000000000001',
    appPassword: 'secret',
    ...paperConverse(),
    fallback,
  });
  const post = async (body: object | undefined, headers: Record<string, string>, method = 'POST'): Promise<number> => {
    let code = 0;
    const status = (given: number) => (code = given);
    const res = { socket: {}, end: () => {}, header: () => {}, send: () => {}, status };
    await bot.handle({ method, headers, ...(body ? { body: { ...body } } : {}) }, res);
    return code;
  };
  const signed = { authorization: 'Bearer junk' };
  const hello = { type: 'message', text: 'x', channelId: 'webchat', serviceUrl: 'https://example.org/' };

  test('believes nobody without the signature of Azure', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    expect(await post(hello, {})).toBe(401);
    expect(printed).not.toHaveBeenCalled();
    expect(await post(hello, signed)).toBe(401);
    printed.mockRestore();
  });

  test.each([undefined, { type: 5 }, { text: 'x' }])('answers 400 to what is no Activity: %j', async (body) => {
    expect(await post(body, signed)).toBe(400);
  });

  test('answers 405 to what is no POST', async () => {
    expect(await post({}, signed, 'GET')).toBe(405);
  });

  test('refuses to send what has no way back, for that will never change', async () => {
    const [request] = drawBotFramework([reply('x')], { person: 'webchat/c1', back: 'not json' }, newKey);
    await expect(request && bot.send(request)).rejects.toBeInstanceOf(Refused);
  });

  test.each([
    [403, Refused],
    [429, Unreachable],
  ])('tells what Azure refuses (%i) from what may be sent again', async (code, kind) => {
    const azure = createServer((_, response) => void response.writeHead(code).end('{}')).listen(0, '127.0.0.1');
    await once(azure, 'listening');
    const address = azure.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const conversation = { id: 'c' };
    const way = JSON.stringify({ channelId: 'webchat', serviceUrl: `http://127.0.0.1:${port}/`, conversation });
    const [request] = drawBotFramework([reply('x')], { person: 'webchat/c', back: way }, newKey);
    const open = createBotFramework({ appId: '', appPassword: '', ...paperConverse(), fallback });
    await expect(request && open.send(request)).rejects.toBeInstanceOf(kind);
    azure.close();
  });
});
