import { describe, expect, it } from 'vitest';
import { unopened, withdraw } from '../../src/bundle/withdraw.ts';
import { createSpeech } from '../../src/engine/speech.ts';
import { allLeaves } from '../../src/check/words.ts';
import { real as bundle, today } from '../engine/real.ts';

const withdrawal = (id: string) => ({ kind: 'contact' as const, id, why: 'a stranger answers', at: today });

describe('a withdrawn contact', () => {
  const opened = withdraw(bundle, [withdrawal('th.employment')]);

  it('turns every text that names it into the safe sentence, in every language', () => {
    const [before, after] = [createSpeech(bundle), createSpeech(opened)];
    const naming = allLeaves(bundle).filter(({ text }) => text.includes('{{th.employment.'));
    expect(new Set(naming.map(({ lang }) => lang))).toEqual(new Set(Object.keys(bundle.languages)));
    for (const { lang, namespace, key } of naming) {
      const name = before.say(lang, 'contacts:th.employment.name', today);
      expect(before.say(lang, `${namespace}:${key}`, today)).toContain(name);
      expect(after.say(lang, `${namespace}:${key}`, today)).toBe(after.say(lang, 'bot:fact_missing', today));
    }
  });

  it('leaves the published bundle as it was, which others still read', () => {
    expect(bundle.contacts['th.employment']?.withdrawn).toBeUndefined();
    expect(opened.hash).toBe(bundle.hash);
  });

  it('that is not in the bundle changes nothing, nor does a name that every object has', () => {
    expect(withdraw(bundle, [withdrawal('th.gone'), withdrawal('constructor')])).toEqual(bundle);
  });

  it('can be told from the opened bundle again, for a database that is made anew', () => {
    expect(unopened(opened)).toEqual({ bundle, withdrawals: [withdrawal('th.employment')] });
  });
});
