import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import type { Input, Session, Turn } from '../../src/engine/turn.ts';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { toZawgyi } from '../../src/understand/zawgyi.ts';
import { real, today } from './real.ts';

const respond = createEngine(real);
const understand = createUnderstand(real);
const inMenu: Session = { lang: 'my', country: 'th', at: { flow: 'menu', step: 'start' }, answers: {} };
const say = (session: Session, text: string): Turn =>
  respond(session, { kind: 'text', meaning: understand(text) } satisfies Input, today);
const tapIn = (turn: Turn, choice: string): Turn => {
  const at = turn.session.at ?? { flow: '', step: '' };
  return respond(turn.session, { kind: 'tap', at, choice }, today);
};
const textsOf = ({ replies }: Turn): string => replies.map(({ text }) => text).join('\n');

describe('Burmese letters, because half of the old phones show only Zawgyi', () => {
  test.each(['zawgyi', 'Zawgyi!', 'ဇော်ဂျီ', toZawgyi('ဇော်ဂျီ')])('"%s" asks which line looks right', (typed) => {
    const asked = say(inMenu, typed);
    expect(asked.session.at).toEqual({ flow: 'letters', step: 'which' });
    expect(textsOf(asked)).toContain('ကျေးဇူးတင်ပါတယ်');
    expect(textsOf(asked)).toContain(toZawgyi('ကျေးဇူးတင်ပါတယ်'));
  });

  test('who chooses the second line reads everything in Zawgyi from then on, and is where they were', () => {
    const chosen = tapIn(say(inMenu, 'zawgyi'), 'zawgyi');
    expect(chosen.session.letters).toBe('zawgyi');
    expect(chosen.session.at).toEqual(inMenu.at);
    const menu = respond(inMenu, { kind: 'arrive' }, today);
    expect(textsOf(chosen)).toBe(toZawgyi(textsOf(menu)));
    expect(chosen.replies.at(-1)?.choices.map(({ label }) => label)).toEqual(
      menu.replies.at(-1)?.choices.map(({ label }) => toZawgyi(label)),
    );
  });

  test('and who chooses the first line reads Unicode again', () => {
    const back = tapIn(say({ ...inMenu, letters: 'zawgyi' }, 'unicode'), 'unicode');
    expect(back.session.letters).toBeUndefined();
    expect(textsOf(back)).toBe(textsOf(respond(inMenu, { kind: 'arrive' }, today)));
  });

  test('who wrote Zawgyi that was not understood is asked, once', () => {
    const nothing = toZawgyi('ကြောင်လေးက ပြတင်းပေါက်မှာ အိပ်နေတယ်');
    const asked = say(inMenu, nothing);
    expect(asked.session.at?.flow).toBe('letters');
    expect(say({ ...inMenu, letters: 'zawgyi' }, nothing).session.at?.flow).not.toBe('letters');
  });

  test('a cry for help in Zawgyi opens the emergency card, whatever the letters', () => {
    expect(say(inMenu, toZawgyi('ကယ်ပါ')).session.at?.flow).toBe('emergency');
  });

  test('languages in other letters stay as they are', () => {
    const thai: Session = { ...inMenu, lang: 'th', letters: 'zawgyi' };
    expect(textsOf(respond(thai, { kind: 'arrive' }, today))).toBe(
      textsOf(respond({ ...inMenu, lang: 'th' }, { kind: 'arrive' }, today)),
    );
  });
});
