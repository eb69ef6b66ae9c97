import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { ContactFields, FactFields } from './entry-fields.js';
import { entryOf, saysOf, useEdits } from './entry-state.js';
import { Choose, Field } from './fields.js';
import { Found } from './found.js';
import { html } from './html.js';
import { Opinion, useLangs } from './opinion.js';
import { linkTo } from './route.js';
import { Saved, savesOnKey, useSaving } from './saving.js';
import { countryNamed } from './pick.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';

const BEGINS = {
  fact: { kind: 'law', confidence: 'unverified' },
  contact: { kind: 'organisation', hours: 'unknown', speaks: 'unknown', confidence: 'unverified' },
};

/** As the server takes it. */
const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** A fact or contact that is new: everything that must be known of it. */
export function NewEntry({ files, kind }) {
  const langs = useLangs(files);
  const { answer, wrong } = useAnswer('choices', { kind, langs: langs.langs }, files.version);
  const lists = kind === 'fact' ? 'facts' : 'contacts';
  return html`<p><a class="button" href=${linkTo(lists)}>← ${say(`page.${lists}`)}</a></p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && html`<${Form} kind=${kind} lists=${lists} files=${files} there=${answer} langs=${langs} />`}`;
}

function Form({ kind, lists, files, there: { places, choices }, langs }) {
  const [place, setPlace] = useState(places[0] ?? '');
  const [name, setName] = useState('');
  const [words, setWords] = useState({});
  const form = useEdits(BEGINS[kind]);
  const saving = useSaving();
  const isContact = kind === 'contact';
  const id = `${place}.${name}`;
  const given = {
    ...BEGINS[kind],
    ...entryOf(Object.fromEntries(form.edits.map(({ path, is }) => [path.join('/'), is]))),
  };
  const body = { kind, id, given, words };
  const isBegun = form.edits.length > 0;
  const trial = useTrial(['tryNewEntry'], NAME.test(name) && isBegun ? { ...body, langs: langs.langs } : undefined);
  const problems = trial.answer?.problems ?? [];
  const wrongOf = (path) => saysOf(problems, name, path);
  const [isAdded, setAdded] = useState(false);
  useUnsaved(isBegun && !isAdded);
  useEffect(() => {
    // The address changes only when nothing is unsaved any more: it would ask otherwise.
    if (isAdded) location.hash = linkTo(lists, id);
  }, [isAdded]);
  const submit = (event) => {
    event.preventDefault();
    void saving.save('addEntry', body, () => setAdded(true));
  };
  const Fields = isContact ? ContactFields : FactFields;
  return html`<div class="entry"><form class="card" aria-label=${say(`new.${kind}`)} onSubmit=${submit} onKeyDown=${savesOnKey}>
    <h2>${say(`new.${kind}`)}</h2>
    <${Choose} label=${say('pick.country')} help=${say('new.place_help')} value=${place} options=${places.map((one) => [one, countryNamed(files, one)])} onInput=${setPlace} />
    <${Field} label=${say('new.name')} help=${say('new.name_help')} required pattern="[a-z][a-z0-9_]{0,39}" value=${name} onInput=${setName} />
    ${isContact && html`<${Words} files=${files} words=${words} setWords=${setWords} />`}
    <${Fields} form=${form} choices=${choices} place=${place} wrongOf=${wrongOf} />
    <${Found} problems=${problems} wrong=${trial.wrong} />
    <p><button type="submit" disabled=${saving.busy}>${say('saving.save')}</button></p>
    <p><small>${say('saving.what')}</small></p>
    <${Saved} saving=${saving} />
  </form>
  <${Opinion} files=${files} opinion=${trial.answer?.opinion} refused=${problems.some(({ severity }) => severity === 'error')} empty=${say('new.later')} ...${langs} />
  </div>`;
}

/** Name and purpose in every language: what one lacks, its people would read in another. */
function Words({ files, words, setWords }) {
  const set = (lang, part) => (said) => setWords({ ...words, [lang]: { ...words[lang], [part]: said } });
  return files.languages.map(
    ({ lang, endonym }) => html`<div class="beside" key=${lang}>
      <${Field} label=${`${say('new.called')} (${endonym})`} lang=${lang} dir="auto" required value=${words[lang]?.name} onInput=${set(lang, 'name')} />
      <${Field} label=${`${say('new.for')} (${endonym})`} lang=${lang} dir="auto" required value=${words[lang]?.for} onInput=${set(lang, 'for')} />
    </div>`,
  );
}
