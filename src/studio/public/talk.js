import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { Behind } from './behind.js';
import { Earlier, Passed } from './earlier.js';
import { html } from './html.js';
import { Phone } from './phone.js';
import { countriesOf, isStep, partsOf, Pick, PickDay, PickStep } from './pick.js';
import { linkTo } from './route.js';
import { language, say, sayWith } from './words.js';

const PLATFORMS = { line: 'LINE', messenger: 'Messenger' };

/** The conversation on both platforms. What is typed stays in this page's memory until one begins again or leaves. */
export function Talk({ files, unit, day, setDay }) {
  const [langs, setLangs] = useState([languageOf(files), '-']);
  const [country, setCountry] = useState('');
  const [acts, setActs] = useState([]);
  const [behind, setBehind] = useState();
  const [given, setGiven] = useState({});
  const from = isStep(files, unit) ? placeOf(unit) : undefined;
  const shown = [...new Set(langs.filter((lang) => lang !== '-'))];
  const question = {
    langs: shown,
    day,
    acts,
    ...(country ? { country } : {}),
    ...(from ? { from, earlier: given } : {}),
  };
  const version = `${files.version} ${files.learning}`;
  const { answer, wrong } = useAnswer('talk', question, version);
  const restart = () => {
    setActs([]);
    setBehind(undefined);
  };
  useEffect(() => {
    restart();
    setGiven({});
  }, [unit]);
  const act = (next) => setActs((before) => [...before, next]);
  // Until the last act is answered, another tap on the same button would be a second answer.
  const isAnswered = wrong || answer?.talks[0]?.turns.length === acts.length + 1;
  const tap = (choice) => isAnswered && act({ kind: 'tap', ...choice });
  const phones = (answer?.talks ?? []).flatMap((talk) =>
    Object.keys(PLATFORMS).map((platform) => ({ key: `${talk.lang} ${platform}`, platform, talk })),
  );
  const chosen = behind && messageAt(phones, behind);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('talk.language')} value=${langs[0]} options=${languagesOf(files)} onPick=${(lang) => setLangs([lang, langs[1]])} />
      <${Pick} label=${say('talk.beside')} value=${langs[1]} options=${[['-', say('talk.nothing')], ...languagesOf(files)]}
        onPick=${(lang) => setLangs([langs[0], lang])} />
      <${PickDay} day=${day} setDay=${setDay} />
      <${Pick} label=${say('pick.country')} value=${country} options=${[['', say('talk.unknown')], ...countriesOf(files), ['other', say('pick.elsewhere')]]} onPick=${setCountry} />
      <${PickStep} files=${files} unit=${from ? unit : ''} first=${say('talk.arrive')}
        onPick=${(next) => (location.hash = linkTo('talk', next || '-'))} />
      <button type="button" onClick=${() => setActs(acts.slice(0, -1))} disabled=${acts.length === 0}>${say('talk.back')}</button>
      <button type="button" onClick=${restart} disabled=${acts.length === 0}>${say('talk.restart')}</button>
    </form>
    ${from && html`<${Earlier} files=${files} from=${from} lang=${langs[0]} given=${given} setGiven=${setGiven} />`}
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${from && answer && !wrong && html`<${Passed} from=${from} talks=${answer.talks} />`}
    <${Broken} problems=${files.problems} />
    <div class="talk">
      <div class="stage">
        <div class="phones">
          ${phones.map(
            (
              { key, platform, talk },
              n,
            ) => html`<${Phone} key=${key} name=${nameOf(files, platform, talk)} platform=${platform}
              isRead=${n === 0} talk=${talk} chosen=${behind?.key === key ? behind : undefined}
              onTap=${tap} onBehind=${(at) => setBehind({ key, ...at })} />`,
          )}
        </div>
        <${Write} onWrite=${(text) => act({ kind: 'text', text })} learning=${files.learning} />
      </div>
      <${Behind} message=${chosen} />
    </div>`;
}

/** The bot speaks as the page does, where it can. */
const languageOf = ({ languages }) => (languages.find(({ lang }) => lang === language) ?? languages[0])?.lang ?? '';

const placeOf = (unit) => {
  const [flow, step] = partsOf(unit);
  return { flow, step };
};

const languagesOf = (files) => [
  ...files.languages.map(({ lang, endonym }) => [lang, `${endonym} (${lang})`]),
  ['', say('talk.unchosen')],
];

const nameOf = (files, platform, { lang }) =>
  `${PLATFORMS[platform]}, ${files.languages.find((each) => each.lang === lang)?.endonym ?? say('talk.unnamed')}`;

function messageAt(phones, { key, turn, message }) {
  const phone = phones.find((each) => each.key === key);
  return phone?.talk.turns[turn]?.[phone.platform][message];
}

/** A file that cannot be read is missing in the conversation: whoever plays it must know. */
function Broken({ problems }) {
  const rules = [
    'broken-yaml',
    'broken-json',
    'double-key',
    'file-too-large',
    'unknown-word',
    'missing-word',
    'wrong-shape',
  ];
  const files = [...new Set(problems.filter(({ rule }) => rules.includes(rule)).map(({ file }) => file))];
  if (files.length === 0) return undefined;
  return html`<p class="wrong">${sayWith('talk.broken', { files: files.join(', '), problems: html`<a href="#problems">${say('page.problems')}</a>` })}</p>`;
}

function Write({ onWrite, learning }) {
  const field = useRef(null);
  const send = (event) => {
    event.preventDefault();
    const text = field.current.value.trim();
    field.current.value = '';
    if (text) onWrite(text);
  };
  return html`<form class="write" autocomplete="off" onSubmit=${send}>
    <label for="write">${say('talk.write')}</label>
    <input id="write" ref=${field} maxlength="2000" autocomplete="off" dir="auto" />
    <button type="submit">${say('talk.send')}</button>
    ${learning && html`<small>${say('talk.learning')}</small>`}
  </form>`;
}
