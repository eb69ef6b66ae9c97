import { useRef, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { countryNamed, Pick, PickDay } from './pick.js';
import { linkTo } from './route.js';
import { isFound, Search } from './search.js';
import { language, say } from './words.js';

/** What was looked for last, by list: it still stands there when somebody comes back from an entry. */
const kept = {};

/**
 * What is there on a day, by country and by what somebody looks for. `what`: facts, contacts or calls; `wordsOf`: by what
 * one of them is found; `add`: the words on the way to a new one. `children` gets all of the list, and whether one is found.
 */
export function Listed({ files, day, setDay, what, countryOf, wordsOf, add, children }) {
  const [wanted, setWanted] = useState(kept[what] ?? { country: '', query: '' });
  const { answer, wrong } = useAnswer('freshness', { day, lang: language }, files.version);
  const list = useRef(null);
  const want = (more) => {
    kept[what] = { ...wanted, ...more };
    setWanted(kept[what]);
  };
  const all = answer?.[what] ?? [];
  const countries = [...new Set(all.map(countryOf))];
  const country = countries.includes(wanted.country) ? wanted.country : '';
  const isShown = (one) =>
    (!country || countryOf(one) === country) &&
    isFound(wanted.query, [...wordsOf(one), countryNamed(files, countryOf(one))]);
  const enter = (event) => {
    event.preventDefault();
    [...list.current.querySelectorAll('th a, h2 a')].find((link) => link.offsetParent)?.focus();
  };
  return html`
    <form class="tools" onSubmit=${enter}>
      <${Search} value=${wanted.query} onInput=${(query) => want({ query })} />
      <${Pick} label=${say('pick.country')} value=${country} options=${[['', say('pick.all')], ...countries.map((one) => [one, countryNamed(files, one)])]} onPick=${(next) => want({ country: next })} />
      <${PickDay} day=${day} setDay=${setDay} />
      ${add && mayEdit(files) && html`<a class="button" href=${linkTo(what, NEW)}>+ ${add}</a>`}
    </form>
    <p role="status">${answer && (country || wanted.query.trim()) && tell(all.filter(isShown).length, all.length)}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    <div ref=${list}>${answer && children(all, isShown)}</div>`;
}

const tell = (count, all) => (count === 0 ? say('search.nothing') : say('search.found', { count, all }));

/** Stands in the address in place of a name. */
export const NEW = 'new';

/** Whoever may not change anything may look. */
export const mayEdit = ({ me }) => me?.roles.includes('editor') ?? false;
