import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { say } from './words.js';

/** One conversation as one platform shows it. `isRead`: screen readers are told of new bubbles here, not everywhere. */
export function Phone({ name, platform, talk, isRead, chosen, onTap, onBehind }) {
  const screen = useRef(null);
  const tapped = useRef(false);
  const { turns } = talk;
  useLayoutEffect(() => {
    const last = screen.current?.querySelector('.turn:last-child');
    if (screen.current && last) screen.current.scrollTop = last.offsetTop - screen.current.offsetTop;
    // The button that was tapped is gone: the focus goes on to what it brought, unless somebody writes by now.
    if (tapped.current && !isWriting()) last?.focus({ preventScroll: true });
    tapped.current = false;
  }, [turns.length]);
  const tap = (given) => {
    tapped.current = true;
    onTap(given);
  };
  return html`<section class="phone ${platform}" aria-label=${name}>
    <h2>${name}</h2>
    <div class="screen" ref=${screen} role=${isRead ? 'log' : 'group'} aria-label=${say('phone.messages', { name })} tabindex="0">
      ${turns.map(
        (turn, n) => html`<div class="turn" key=${n} tabindex="-1">
          ${turn.said && html`<p class="bubble me" dir="auto">${turn.said}</p>`}
          ${turn[platform].map(
            (message, index) => html`<${Bubble} message=${message} key=${index}
              isChosen=${chosen?.turn === n && chosen.message === index}
              onBehind=${() => onBehind({ turn: n, message: index })} />`,
          )}
        </div>`,
      )}
    </div>
    <${Buttons} message=${turns.at(-1)?.[platform].at(-1)} lang=${talk.lang} onTap=${tap} />
  </section>`;
}

const isWriting = () => document.activeElement?.matches('input, select, textarea') ?? false;

function Bubble({ message, isChosen, onBehind }) {
  const steps = [...new Set(message.behind.map(({ flow, step, keys }) => (step ? `${flow}.${step}` : keys[0])))];
  return html`<div class="said">
    <p class="bubble" lang=${message.lang || undefined} dir="auto" onClick=${onBehind}>${message.text}</p>
    <button type="button" class="behind" aria-pressed=${isChosen ? 'true' : 'false'} onClick=${onBehind}>
      <span class="unseen">${say('phone.behind')} </span>${steps.join(' + ') || say('phone.bubble')}</button>
  </div>`;
}

/** Under the last message, as both platforms show them; tapping "☎" would dial, which a simulator does not. */
function Buttons({ message, lang, onTap }) {
  const buttons = message?.buttons ?? [];
  const cuts = buttons.filter(({ label, whole }) => label !== whole);
  return html`${cuts.length > 0 && html`<p class="cuts">${say('phone.cut', { count: cuts.length })} ${cuts.map(({ whole }) => html`<q lang=${message.lang || undefined}>${whole}</q> `)}</p>`}
    <div class="buttons" lang=${message?.lang || lang || undefined}>
    ${buttons.map(({ label, whole, tap, tel }) => {
      const cut = label === whole ? undefined : say('phone.whole', { label: whole });
      if (tel) return html`<span class="dial" title=${tel}>${label}</span>`;
      return html`<button type="button" title=${cut} class=${cut ? 'cut' : ''} onClick=${() => onTap(tap)}>${label}</button>`;
    })}
  </div>`;
}
