import { useEffect, useState } from 'preact/hooks';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { linkTo } from './route.js';
import { useSaving } from './saving.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';
import { Room, useKeys } from './write.js';

/** See src/check/rules/limits.ts. */
const LABEL = { most: 20, isLabel: true };
const TEXT = { most: 600, isLabel: false };

/** A question after the chosen step: its name, its answers, and all its words in every language. */
export function AddQuestion({ files, here: { flow, step, isListed }, onDone }) {
  const [name, setName] = useState('');
  const [listed, setListed] = useState('');
  const [words, setWords] = useState({});
  const saving = useSaving();
  const answers = [...new Set(listed.split(/[\s,]+/).filter(Boolean))];
  const isUnsaved = [name, listed, ...Object.values(words).map(({ text }) => text)].some(Boolean);
  const [saved, setSaved] = useState();
  useUnsaved(isUnsaved && !saved);
  useEffect(() => {
    if (!saved) return;
    location.hash = linkTo('map', `${flow}.${name}`);
    onDone(saved);
  }, [saved]);
  const then = (answer) => {
    lookAgain();
    setSaved(answer);
  };
  const save = () => saving.save('addQuestion', { flow, step, name, answers, words }, then);
  const cancel = () => (!isUnsaved || confirm(say('unsaved.drop'))) && onDone();
  useKeys(save, cancel);
  const submit = (event) => {
    event.preventDefault();
    void save();
  };
  const put = (lang, more) => setWords({ ...words, [lang]: { ...words[lang], ...more } });
  return html`<form class="answer" onSubmit=${submit}>
    <h3>${say('question.add', { step })}</h3>
    <label class="pick"><span>${say('question.name')}</span>
      <input required maxlength="40" pattern="[a-z][a-z0-9_]*" autocomplete="off" spellcheck=${false} autocapitalize="none"
        value=${name} onInput=${(event) => setName(event.target.value)} /></label>
    <label class="pick"><span>${say('question.answers')}</span>
      <input required maxlength="200" autocomplete="off" spellcheck=${false} autocapitalize="none"
        value=${listed} onInput=${(event) => setListed(event.target.value)} /></label>
    ${files.languages.map((language) => html`<${InLanguage} key=${language.lang} language=${language} answers=${answers} isListed=${isListed} words=${words[language.lang] ?? {}} put=${put} />`)}
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <p><button type="submit" disabled=${saving.busy} aria-keyshortcuts="Control+S Meta+S">${say(saving.busy ? 'because.busy' : 'write.save')}</button>
      <button type="button" onClick=${cancel} aria-keyshortcuts="Escape">${say('write.cancel')}</button></p>
  </form>`;
}

function InLanguage({
  language: { lang, endonym },
  answers,
  isListed,
  words: { text = '', topic = '', choices = {} },
  put,
}) {
  return html`<fieldset><legend lang=${lang}>${endonym}</legend>
    <label class="pick"><span>${say('question.text')}</span>
      <textarea required rows="3" lang=${lang} dir="auto" aria-describedby=${`room-${lang}`} value=${text}
        onInput=${(event) => put(lang, { text: event.target.value })}></textarea></label>
    <${Room} id=${`room-${lang}`} text=${text} row=${TEXT} />
    ${
      isListed &&
      html`<label class="pick"><span>${say('question.topic')}</span>
      <input required lang=${lang} dir="auto" autocomplete="off" value=${topic} onInput=${(event) => put(lang, { topic: event.target.value })} /></label>`
    }
    ${answers.map((name) => {
      const id = `room-${lang}-${name}`;
      return html`<label class="pick" key=${name}><span>${say('question.button', { name })}</span>
        <input required lang=${lang} dir="auto" autocomplete="off" aria-describedby=${id} value=${choices[name] ?? ''}
          onInput=${(event) => put(lang, { choices: { ...choices, [name]: event.target.value } })} /></label>
        <${Room} id=${id} text=${choices[name] ?? ''} row=${LABEL} />`;
    })}
  </fieldset>`;
}
