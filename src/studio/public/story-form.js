import { useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { BrokenLines } from './broken-lines.js';
import { Field } from './fields.js';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { Saved, savesOnKey, useSaving } from './saving.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';
import { Other } from './write.js';

/** A story as it stands in its file, to be changed. `saved` is told when it goes as it is written. */
export function StoryForm({ files, file, saved }) {
  const { answer, wrong } = useAnswer('story', { file }, files.version);
  return html`${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && html`<${Form} story=${answer} saved=${saved} />`}`;
}

const BEGINS = `# …
language: en
from: menu.start

person: 
bot: `;

/** One that is new, by its name. */
export function NewStory({ files }) {
  const [name, setName] = useState('');
  const isNamed = /^[a-z0-9][a-z0-9-]{0,59}$/.test(name);
  const file = `stories/${name}.txt`;
  return html`<${Field} label=${say('stories.name')} help=${say('stories.name_help')} spellcheck=${false} value=${name} onInput=${setName} />
    ${isNamed && html`<${StoryForm} key=${file} files=${files} file=${file} />`}`;
}

function Form({ story: { file, text, mayWrite }, saved }) {
  const [draft, setDraft] = useState({ was: text, will: text || BEGINS });
  const saving = useSaving();
  const { was, will } = draft;
  const isUnsaved = will.trimEnd() !== was.trimEnd() && will !== BEGINS;
  useUnsaved(isUnsaved);
  const trial = useTrial(['tryStory'], isUnsaved ? { file, will } : undefined);
  const isOther = text !== was && text.trimEnd() !== will.trimEnd();
  const submit = (event) => {
    event.preventDefault();
    if (!isUnsaved) return;
    void saving.save('saveStory', { file, was, will }, ({ problems }) => {
      setDraft({ was: will, will });
      lookAgain();
      if (problems.length === 0) saved?.();
    });
  };
  const problems = trial.answer?.problems;
  return html`<form class="story" aria-label=${file} onSubmit=${submit} onKeyDown=${savesOnKey}>
    <label>${say('stories.text', { file })}
      <textarea class="code" rows=${will.split('\n').length + 2} spellcheck=${false} wrap="off" autocapitalize="none" dir="auto" readonly=${!mayWrite}
        value=${will} onInput=${(event) => setDraft({ was, will: event.target.value })} /></label>
    <p><small>${say('stories.help')}</small></p>
    ${isOther && html`<${Other} now=${text} will=${will} setDraft=${setDraft} />`}
    <div role="status">${problems?.length === 0 && html`<p>✔ ${say('stories.goes')}</p>`}
      ${problems?.length > 0 && html`<${BrokenLines} problems=${problems} />`}</div>
    ${mayWrite ? html`<p><button type="submit" disabled=${!isUnsaved || saving.busy}>${say('saving.save')}</button></p>` : html`<p>${say('saving.looking')}</p>`}
    <${Saved} saving=${{ ...saving, problems: [] }} words=${say('stories.saved')} />
  </form>`;
}
