import { describe, expect, test } from 'vitest';
import { type DrawnActivity, drawBotFramework } from '../../src/channels/botframework-draw.ts';
import type { Reply, Request } from '../../src/engine/turn.ts';
import { back, burmese, choice, choices, help, newKey, reply } from './samples.ts';

const activitiesIn = (requests: Request[]): DrawnActivity[] =>
  JSON.parse(JSON.stringify(requests.flatMap(({ body }) => body.activities)));
const draw = (...replies: Reply[]): DrawnActivity[] =>
  activitiesIn(drawBotFramework(replies, { person: 'webchat/c1', back: '{}' }, newKey));

describe('drawing Activities', () => {
  test('writes plain text: as Markdown "1." and line breaks would be lost', () => {
    expect(draw(reply('a\nb'))).toEqual([{ type: 'message', textFormat: 'plain', text: 'a\nb', locale: 'en' }]);
  });

  test('offers the choices once, under the last bubble, with numbered lines above', () => {
    const [first, last] = draw(reply('One'), reply('Which?', { numbered: true, choices: [...choices(2), help] }));
    expect(first?.suggestedActions).toBeUndefined();
    expect(last?.text).toBe('Which?\n\n1 answer 1\n2 answer 2');
    expect(last?.suggestedActions?.actions[0]).toEqual({
      type: 'messageBack',
      title: 'answer 1',
      text: 'answer 1',
      displayText: 'answer 1',
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
    const texts = activitiesIn(requests).map(({ text }) => text);
    expect(texts.every((text) => text.length <= 1_900)).toBe(true);
    expect(texts.join('').replaceAll(/\s/g, '')).toBe(`${burmese.repeat(200)}End`.replaceAll(/\s/g, ''));
  });

  test('draws nothing where there is nothing to say', () => {
    expect(drawBotFramework([], { person: 'x/y', back: '' }, newKey)).toEqual([]);
    expect(draw(reply(' '))).toEqual([]);
  });
});
