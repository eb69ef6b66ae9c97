import { useEffect, useState } from 'preact/hooks';
import { ask, useAnswer } from './ask.js';
import { Because } from './because.js';
import { Differences } from './differences.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { say } from './words.js';

const shortOf = (hash) => hash.slice(0, 12);
/** As days are written everywhere in the files; a Thai browser would count years otherwise than they do. */
export const tellTime = (at) => new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

/** One row of the history in a sentence. */
export const tellServed = ({ hash, at, who, why }) =>
  [
    say('history.row', { hash: shortOf(hash), at: tellTime(at) }),
    who === undefined ? say('history.nobody') : say('history.by', { who }),
    why === undefined ? '' : `– ${why}`,
  ].join(' ');

/** What was served when, by whom and why; what changed between any two; and the way back. */
export function History({ serving: { now, me }, round, onDone, onWrong }) {
  const [rows, setRows] = useState([]);
  const [hasMore, setHasMore] = useState(false);
  const [back, setBack] = useState();
  const load = async (before) => {
    const page = await ask('history', before ? { before } : {}).catch(() => ({ rows: [], hasMore: false }));
    setRows((old) => (before ? [...old, ...page.rows] : page.rows));
    setHasMore(page.hasMore);
  };
  useEffect(() => {
    setBack(undefined);
    void load();
  }, [now?.number, round]);
  return html`<section aria-labelledby="history"><h2 id="history">${say('history.title')}</h2>
    <ol class="calls history">${rows.map(
      (row) => html`<li key=${row.number}>
        <p>${tellServed(row)} ${row.number === now?.number && html`<b>${say('history.now')}</b>`}</p>
        ${
          me.mayPublish &&
          row.hash !== now?.hash &&
          html`<button type="button" aria-expanded=${back === row.number}
            onClick=${() => setBack(back === row.number ? undefined : row.number)}>${say('history.back', { hash: shortOf(row.hash) })}</button>`
        }
        ${
          back === row.number &&
          html`<p>${say('history.files_stay')}</p>
          <${Between} label=${say('history.back', { hash: shortOf(row.hash) })} from=${now?.hash} to=${row.hash} />
          <${Because} what="back" body=${{ hash: row.hash, served: now?.hash ?? '' }} label=${say('history.back_now', { hash: shortOf(row.hash) })}
            named=${me.name !== ''} onDone=${onDone} onWrong=${onWrong} />`
        }</li>`,
    )}</ol>
    ${hasMore && html`<button type="button" onClick=${() => load(rows.at(-1)?.number)}>${say('history.more')}</button>`}
    ${rows.length > 0 && html`<${Compare} rows=${rows} />`}</section>`;
}

/** Between any two of those that are listed, the files included. */
function Compare({ rows }) {
  const hashes = [...new Set(rows.map(({ hash }) => hash))];
  const options = [
    ['', say('history.files')],
    ...hashes.map((hash) => {
      const { at, why = '' } = rows.find((row) => row.hash === hash);
      return [hash, `${shortOf(hash)} ${tellTime(at)} ${why}`];
    }),
  ];
  const [from, setFrom] = useState(hashes[1] ?? hashes[0]);
  const [to, setTo] = useState(hashes[0]);
  const [isOpen, setOpen] = useState(false);
  return html`<details class="compare" onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${say('history.compare')}</summary>
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('history.from')} value=${from} options=${options} onPick=${setFrom} />
      <${Pick} label=${say('history.to')} value=${to} options=${options} onPick=${setTo} />
    </form>
    ${isOpen && html`<${Between} label=${say('history.compare')} from=${from} to=${to} />`}</details>`;
}

function Between({ label, from, to }) {
  const { answer, wrong } = useAnswer('between', { from, to }, 'any');
  if (wrong) return html`<p class="wrong" role="alert">${wrong}</p>`;
  return answer && html`<${Differences} label=${label} changes=${answer.changes} />`;
}
