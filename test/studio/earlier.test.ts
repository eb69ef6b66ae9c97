import { describe, expect, it } from 'vitest';
import { type Any, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const { ask } = studioOverHttp(freshContent());

const stepsHeard = async (step: string, earlier: Record<string, string>): Promise<string[]> => {
  const { talks } = await ask('talk', { langs: ['en'], from: { flow: 'job', step }, earlier });
  return talks[0].turns[0].line.flatMap(({ behind }: Any) => behind.map((one: Any) => one.step));
};

describe('answers given before', () => {
  it('are what decides whether a step is heard, so that it can be tried by itself', async () => {
    expect(await stepsHeard('amount', {})).not.toContain('amount');
    expect(await stepsHeard('amount', { fee: 'none' })).not.toContain('amount');
    expect(await stepsHeard('amount', { fee: 'some' })).toContain('amount');
  });

  it('are amounts, too, understood as in a conversation', async () => {
    expect(await stepsHeard('currency', { fee: 'some', amount: '500' })).toContain('currency');
    expect(await stepsHeard('currency', { fee: 'some', amount: '500 THB' })).not.toContain('currency');
  });

  it('raise their red flags', async () => {
    expect(await stepsHeard('verdict', { fee: 'none' })).toContain('good');
    expect(await stepsHeard('verdict', { fee: 'some' })).toContain('bad');
  });

  it('are offered with their words, first those that the step depends on', async () => {
    const { earlier } = await ask('earlier', { from: { flow: 'job', step: 'currency' }, lang: 'my' });
    expect(earlier.map(({ step, isNeeded }: Any) => [step, isNeeded])).toEqual([
      ['amount', true],
      ['fee', true],
    ]);
    expect(earlier[1].answers).toContainEqual(['some', 'စကား some']);
    expect(earlier[0].typed).toBe(true);
  });

  it('that cannot be are refused with those that can', async () => {
    const { wrong } = await ask('talk', { from: { flow: 'job', step: 'currency' }, earlier: { amount: 'much' } });
    expect(wrong).toBe('"amount" cannot be answered like this. It can be: unsure, an amount such as 500 THB.');
  });
});
