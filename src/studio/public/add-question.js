import { useEffect, useState } from 'preact/hooks';
import { Adding, LABEL, NameInFiles, TEXT } from './adding.js';
import { html } from './html.js';
import { Room } from './room.js';
import { linkTo } from './route.js';
import { useSaving } from './saving.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';

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
  const save = () => saving.save('addQuestion', { flow, step, name, answers, words }, setSaved);
  const put = (lang, more) => setWords({ ...words, [lang]: { ...words[lang], ...more } });
  return html`<${Adding} title=${say('question.add', { step })} isUnsaved=${isUnsaved} saving=${saving} save=${save} onDone=${onDone}>
    <${NameInFiles} label=${say('question.name')} name=${name} setName=${setName} />
    <label class="pick"><span>${say('question.answers')}</span>
      <input required maxlength="200" autocomplete="off" spellcheck=${false} autocapitalize="none"
        value=${listed} onInput=${(event) => setListed(event.target.value)} /></label>
    ${files.languages.map((language) => html`<${InLanguage} key=${language.lang} language=${language} answers=${answers} isListed=${isListed} words=${words[language.lang] ?? {}} put=${put} />`)}
  </${Adding}>`;
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
