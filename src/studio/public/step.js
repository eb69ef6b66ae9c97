import { useState } from 'preact/hooks';
import { AddAnswer } from './add-answer.js';
import { AddQuestion } from './add-question.js';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { partsOf } from './pick.js';
import { Preview } from './preview.js';
import { Problem } from './problem.js';
import { linkTo } from './route.js';
import { SaveOrLeave, useKeys } from './save-or-leave.js';
import { useSaving } from './saving.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';
import { Other } from './write.js';

/** What can be changed about one step: its lines in the flow, and its answers. */
export function Step({ files, unit }) {
  const [flow, step] = partsOf(unit);
  const { answer, wrong } = useAnswer('step', { flow, step }, files.version);
  const [mode, setMode] = useState('');
  const [said, setSaid] = useState('');
  if (!answer) return wrong && html`<p class="wrong">${wrong}</p>`;
  const done = (saved) => {
    setMode('');
    if (saved)
      setSaid(say(saved.problems.length > 0 ? 'write.warned' : 'write.saved', { count: saved.problems.length }));
  };
  const begin = (next) => {
    setSaid('');
    setMode(next);
  };
  const canAnswer = answer.kind !== 'say' && answer.choices.length > 0;
  return html`<p role="status">${said}</p>
    <${Leading} from=${answer.from} />
    ${
      answer.mayWrite &&
      mode === '' &&
      html`<p><button type="button" onClick=${() => begin('lines')}>${say('step.change')}</button>
        ${canAnswer && html` <button type="button" onClick=${() => begin('answer')}>${say('step.add')}</button>`}
        ${answer.canFollow && html` <button type="button" onClick=${() => begin('question')}>${say('question.begin')}</button>`}</p>
        ${!answer.canFollow && html`<p><small>${say('question.none')}</small></p>`}`
    }
    ${mode === 'lines' && html`<${Lines} here=${answer} onDone=${done} />`}
    ${mode === 'answer' && html`<${AddAnswer} files=${files} here=${answer} onDone=${done} />`}
    ${mode === 'question' && html`<${AddQuestion} files=${files} here=${answer} onDone=${done} />`}`;
}

/** Whoever changes or takes out a step should know who comes here. */
function Leading({ from }) {
  if (from.length === 0) return html`<p>${say('step.alone')}</p>`;
  return html`<details><summary>${say('step.from', { count: from.length })}</summary>
    <ul>${from.map((unit) => html`<li><a href=${linkTo('map', unit)}>${unit}</a></li>`)}</ul></details>`;
}

function Lines({ here: { file, flow, step, text, from }, onDone }) {
  const [draft, setDraft] = useState({ was: text, will: text });
  const saving = useSaving();
  const { was, will } = draft;
  const isUnsaved = will.trimEnd() !== was;
  useUnsaved(isUnsaved);
  const trial = useTrial(['showStep', 'tryStep'], { flow, step, was, will });
  const send = (what) => saving.save(what, { flow, step, was, will }, onDone);
  const decide = (next) => {
    saving.forget();
    setDraft(next);
  };
  const isOther = text !== was && text !== will;
  const save = () => send('saveStep');
  const cancel = () => (!isUnsaved || confirm(say('unsaved.drop'))) && onDone();
  const remove = () => confirm(say('step.sure', { step, count: from.length })) && send('removeStep');
  useKeys(save, cancel);
  return html`<div class="lines">
    <label for="lines">${say('step.lines', { file })}</label>
    <textarea id="lines" class="code" rows=${will.split('\n').length + 2} spellcheck=${false} wrap="off" autocapitalize="none" value=${will}
      onInput=${(event) => decide({ was, will: event.target.value })} />
    ${isOther && html`<${Other} now=${text} will=${will} setDraft=${decide} />`}
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <${SaveOrLeave} busy=${saving.busy} save=${save} cancel=${cancel}>
      <button type="button" onClick=${remove}>${say('step.remove')}</button>
    </${SaveOrLeave}>
    <small>${say('write.keys')}</small>
    <${Opinion} trial=${trial} />
  </div>`;
}

function Opinion({ trial: { answer, wrong } }) {
  const problems = answer?.problems;
  return html`<div aria-live="polite">
      ${wrong && html`<p class="wrong">${wrong}</p>`}
      ${problems?.length === 0 && html`<p>${say('map.fine')}</p>`}
      ${problems?.length > 0 && html`<ol class="problems">${problems.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}
    </div>
    ${answer?.preview && html`<h3>${say('preview.title')}</h3><${Preview} preview=${{ ...answer.preview, isSaid: true }} />`}`;
}
