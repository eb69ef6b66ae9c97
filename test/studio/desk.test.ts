import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startDesk } from '../../src/studio/desk.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const versionOf = async (answer: Promise<string>): Promise<string> => JSON.parse(await answer).version as string;

describe('the thread of the studio', () => {
  it('ends when nobody asks any more and starts again with the next question, so that memory is lent, not kept', async () => {
    const ask = startDesk(content.folders, 300);
    const first = await versionOf(ask('state', {}));
    expect(await versionOf(ask('state', {}))).toBe(first);
    await after(1_500);
    const later = await versionOf(ask('state', {}));
    expect(later.split('-')[0]).not.toBe(first.split('-')[0]);
  });

  it('answers questions that come together, each with its own answer', async () => {
    const ask = startDesk(content.folders);
    const [map, texts, wrong] = await Promise.allSettled([
      ask('map', { flow: 'job' }),
      ask('texts', { unit: 'job.fee' }),
      ask('texts', { unit: 'nothing' }),
    ]);
    expect(map.status === 'fulfilled' && JSON.parse(map.value)).toMatchObject({ flow: 'job' });
    expect(texts.status === 'fulfilled' && JSON.parse(texts.value)).toMatchObject({ unit: 'job.fee' });
    expect(wrong).toMatchObject({ reason: { name: 'Wrong' } });
  });

  it('says that a folder without conversations has none, instead of breaking', async () => {
    const ask = startDesk({ ...content.folders, contentDir: `${content.dir}/nowhere` });
    const { problems, flows, watching } = JSON.parse(await ask('state', {}));
    expect([problems[0].rule, flows, watching]).toEqual(['no-flows', [], false]);
  });
});
