import { describe, expect, test } from 'vitest';
import { real } from './real.ts';
import { atMenu, atOffer, talk, where } from './talk.ts';

describe('an old tap', () => {
  test('in the same conversation re-answers its own question and goes on where the person was', () => {
    const person = atOffer().tap('no', 'no', 'no', 'no', 'mm', 'th', 'shop', 'adult');
    expect(where(person)).toBe('job-offer.offered_by');
    person.tapOld('job-offer.paid', 'yes');
    expect(person.session.answers).toMatchObject({ paid: 'yes', papers: 'no', destination: 'th', work: 'shop' });
    // What the new answer leads to is said; then a result is offered, as to everybody who has paid.
    expect(person.words).toContain('Please do not pay more now');
    expect(where(person)).toBe('job-offer.stop_here');
    expect(where(person.tap('go_on'))).toBe('job-offer.offered_by');
  });

  test('says what the new answer leads to, and not everything again that was said before the last answer', () => {
    const person = atOffer().tap('yes', 'yes', 'no').tapOld('job-offer.paid', 'yes');
    expect(person.words).toContain('Please do not pay more now');
    expect(person.words).not.toContain('Your papers belong to you');
    expect(where(person)).toBe('job-offer.online');
  });

  test('does not answer the question that is open now, though both have a "no"', () => {
    const person = atOffer().tap('no', 'no').tapOld('job-offer.paid', 'no');
    expect(person.session.answers).toEqual({ paid: 'no', papers: 'no' });
    expect(where(person)).toBe('job-offer.travelling');
  });

  test('tapped twice changes nothing and asks the same question again', () => {
    const person = atOffer().tap('no');
    const before = { session: person.session, asked: person.turn.replies.at(-1) };
    person.tapOld('job-offer.paid', 'no');
    expect(person.session).toEqual(before.session);
    expect(person.turn.replies.at(-1)).toEqual(before.asked);
  });

  test('into a forgotten conversation starts that one again, with nothing answered', () => {
    const person = atOffer().tap('no', 'no').say('menu').tapOld('job-offer.papers', 'yes');
    expect(where(person)).toBe('job-offer.paid');
    expect(person.session.answers).toEqual({});
  });

  test.each([
    ['a step that is gone', 'job-offer.old_question', 'yes'],
    ['a flow that is gone', 'old-flow.start', 'yes'],
    ['junk', 'constructor.toString', 'x'],
    ['more junk', '__proto__.__proto__', '__proto__'],
  ])('on %s leads to the menu, with language and country kept', (_, place, choice) => {
    const person = atOffer('th').tap('no', 'no', 'no', 'no', 'mm').tapOld(place, choice);
    expect(where(person)).toBe('menu.start');
    expect(person.session).toMatchObject({ lang: 'th', country: 'mm' });
  });

  test('with a choice that is gone asks what is open again', () => {
    const person = atOffer().tap('no').tapOld('job-offer.paid', 'perhaps');
    expect(where(person)).toBe('job-offer.papers');
    expect(person.session.answers).toEqual({ paid: 'no' });
  });

  test('into a conversation that waits takes that one up again', () => {
    const person = atOffer().tap('no', 'no', '_open').tapOld('job-offer.papers', 'yes');
    expect(person.session.answers).toEqual({ paid: 'no', papers: 'yes' });
    expect(person.session.suspended).toBeUndefined();
  });

  test('into a conversation that waits behind another one takes that one up, too', () => {
    const person = atOffer().tap('no').say('help').tap('th', '_open').tapOld('job-offer.paid', 'yes');
    expect(person.session.answers).toEqual({ paid: 'yes' });
    expect(person.session.suspended).toBeUndefined();
  });

  test('on a language speaks that language and loses no answer', () => {
    const person = atOffer().tap('no', 'no').tapOld('welcome.language', 'my');
    expect(person.session).toMatchObject({ lang: 'my', answers: { paid: 'no', papers: 'no' } });
    expect(where(person)).toBe('job-offer.travelling');
  });

  test('on a country in an emergency of long ago interrupts, and leads back', () => {
    const person = atOffer().tap('no', 'no').tapOld('emergency.where', 'th');
    expect(person.words).toContain('191');
    expect(where(person.tap('back'))).toBe('job-offer.travelling');
    expect(person.session.answers).toEqual({ paid: 'no', papers: 'no' });
  });

  test('on "Help now" in an old menu interrupts what goes on now, and leads back', () => {
    const person = atOffer().tap('no', 'no').tapOld('menu.start', 'emergency').tap('th', 'back');
    expect(where(person)).toBe('job-offer.travelling');
    expect(person.session.answers).toEqual({ paid: 'no', papers: 'no' });
  });

  test('on "back" under an old question only asks again: it does not take away a newer answer', () => {
    const person = atOffer().tap('no', 'no').tapOld('job-offer.papers', '_back');
    expect(person.session.answers).toEqual({ paid: 'no', papers: 'no' });
    expect(where(person)).toBe('job-offer.travelling');
  });

  test('on "No" under "shall I erase everything?" of last week erases nothing, and neither does its "Yes"', () => {
    const person = atOffer().tap('no').tapOld('about.sure', 'delete');
    expect(person.turn.forget).toBeUndefined();
    expect(where(person)).toBe('about.start');
  });

  test('on any choice of any step never throws and always leaves words', () => {
    for (const flow of Object.values(real.flows)) {
      for (const step of Object.values(flow.steps)) {
        for (const choice of [...step.choices, 'unsure', '_open', '_back']) {
          for (const person of [talk(), atMenu(), atOffer().tap('no', '_open')]) {
            expect(person.tapOld(`${flow.name}.${step.name}`, choice).words).not.toBe('');
          }
        }
      }
    }
  });
});

test('a tap is the first thing that somebody without a session may do, and is answered in all languages', () => {
  const person = talk().tapOld('job-offer.papers', 'yes');
  expect(where(person)).toBe('job-offer.paid');
});
