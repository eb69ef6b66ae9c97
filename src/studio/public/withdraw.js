import { useState } from 'preact/hooks';
import { ask, useAnswer } from './ask.js';
import { Because } from './because.js';
import { tellTime } from './history.js';
import { html } from './html.js';
import { say } from './words.js';

/** What is withdrawn now, and a way to ask again after somebody has changed it. */
export function useWithdrawn(files) {
  const [round, setRound] = useState(0);
  const { answer } = useAnswer('withdrawn', { round }, files.version);
  const isOut = (id) => answer?.withdrawn.some((each) => each.id === id) ?? false;
  return { ...answer, isOut, again: () => setRound((before) => before + 1) };
}

/** Takes one number out at once, or shows it again. */
export function Withdrawal({ id, withdrawals: { withdrawn, me, again } }) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState([]);
  if (!withdrawn) return undefined;
  const out = withdrawn.find((each) => each.id === id);
  const restore = () =>
    ask('restore', { id }).then(
      () => {
        setSaid([]);
        again();
      },
      (error) => setSaid([error.message]),
    );
  const done = ({ notes }) => {
    setOpen(false);
    setSaid(notes);
    again();
  };
  return html`<div class="withdrawal">
    ${out && html`<p><b>✘ ${say('withdraw.since', { at: tellTime(out.at) })}</b> ${out.why} ${out.who && `(${out.who})`}</p>`}
    ${me.mayWithdraw && out && html`<button type="button" aria-label=${`${say('withdraw.restore')} ${id}`} onClick=${restore}>${say('withdraw.restore')}</button>`}
    ${
      me.mayWithdraw &&
      !out &&
      html`<button type="button" aria-expanded=${open} aria-label=${`${say('withdraw.withdraw')} ${id}`} onClick=${() => setOpen(!open)}>${say('withdraw.withdraw')}</button>`
    }
    ${open && !out && html`<p><small>${say('withdraw.what')}</small></p><${Because} what="withdraw" body=${{ id }} label=${say('withdraw.now', { id })} named=${me.name !== ''} onDone=${done} />`}
    <div role="status">${said.map((line) => html`<p>${line}</p>`)}</div>
  </div>`;
}
