import { Choose, Field, Hours, Tick, Ticks } from './fields.js';
import { html } from './html.js';
import { rowsOf, TableRows } from './table-rows.js';
import { say } from './words.js';

const CONFIDENCE = ['high', 'medium', 'low', 'unverified'];
const KINDS = ['state', 'international', 'organisation'];

/** The fields of a fact. `wrongOf(path)`: what the checker says of it. */
export function FactFields({ form, choices, place, wrongOf }) {
  const bind = (path) => ({ value: form.of(path), onInput: form.set(path), wrong: wrongOf(path) });
  const isTable = rowsOf(form).length > 0;
  const isEmpty = form.was('value') === undefined && !form.of('value');
  const names = namesOf(choices.areas[place]);
  return html`
    ${!isTable && html`<${Field} label=${say('edit.value')} help=${say('edit.value_help')} required ...${bind('value')} />`}
    ${(isTable || isEmpty) && html`<${TableRows} form=${form} wrongOf=${wrongOf} names=${names} />`}
    <${Field} label=${say('edit.unit')} help=${say('edit.unit_help')} ...${bind('unit')} />
    <${Choose} label=${say('edit.fact_kind')} help=${say('edit.fact_kind_help')} options=${choices.kinds.map((kind) => [kind, kind])} ...${bind('kind')} />
    <${SourceFields} bind=${bind} />
    <div class="beside">
      <${Field} label=${say('edit.valid_from')} help=${say('edit.valid_from_help')} type="date" ...${bind('valid_from')} />
      <${Field} label=${say('edit.valid_until')} help=${say('edit.valid_until_help')} type="date" ...${bind('valid_until')} />
    </div>`;
}

const namesOf = (areas = []) => areas.map(([name]) => name);

/** The fields of a contact. */
export function ContactFields({ form, choices, place, wrongOf }) {
  const bind = (path) => ({ value: form.of(path), onInput: form.set(path), wrong: wrongOf(path) });
  const same = (names) => names.map((name) => [name, name]);
  const more = form.of('more') ?? [];
  const areas = choices.areas[place];
  return html`
    <${Field} label=${say('edit.phone')} help=${say('edit.phone_help')} inputmode="tel" required ...${bind('phone')} />
    <div class="beside">
      <${Field} label=${say('edit.press')} help=${say('edit.press_help')} inputmode="numeric" ...${bind('press')} />
      <${Field} label=${say('edit.abroad')} help=${say('edit.abroad_help')} inputmode="tel" ...${bind('abroad')} />
    </div>
    <${Field} label=${say('edit.more')} help=${say('edit.more_help')} inputmode="tel" wrong=${wrongOf('more')} value=${more.join(', ')}
      onInput=${(said) =>
        form.set('more')(
          said
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean),
        )} />
    <${Hours} ...${bind('hours')} />
    <${Ticks} label=${say('edit.speaks')} help=${say('edit.speaks_help')} unknown=${say('edit.unknown')} options=${choices.speaks} ...${bind('speaks')} />
    <${Ticks} label=${say('edit.topics')} help=${say('edit.topics_help')} options=${same(choices.topics)} ...${bind('topics')} />
    <${Ticks} label=${say('edit.serves')} help=${say('edit.serves_help')} options=${same(choices.serves)} ...${bind('serves')} />
    <${Ticks} label=${say('edit.endangers')} help=${say('edit.endangers_help')} options=${choices.endangers} ...${bind('endangers')} />
    ${areas && html`<${Ticks} label=${say('edit.area')} help=${say('edit.area_help')} options=${areas} ...${bind('area')} />`}
    <${Tick} label=${say('edit.cost')} checked=${form.of('cost') === 'free'} onInput=${(on) => form.set('cost')(on ? 'free' : '')} />
    <${Choose} label=${say('edit.kind')} help=${say('edit.kind_help')} options=${KINDS.map((kind) => [kind, say(`edit.kinds.${kind}`)])} ...${bind('kind')} />
    <${SourceFields} bind=${bind} />
    <${Tick} label=${say('edit.official')} checked=${form.of('source/official') === 'true'} onInput=${(on) => form.set('source/official')(on ? 'true' : '')} />`;
}

function SourceFields({ bind }) {
  return html`<${Field} label=${say('edit.title')} help=${say('edit.title_help')} required ...${bind('source/title')} />
    <${Field} label=${say('edit.url')} help=${say('edit.url_help')} type="url" required ...${bind('source/url')} />
    <div class="beside">
      <${Field} label=${say('edit.date')} help=${say('edit.date_help')} type="date" ...${bind('source/date')} />
      <${Choose} label=${say('source.confidence')} help=${say('edit.confidence_help')} options=${CONFIDENCE.map((one) => [one, say(`source.${one}`)])} ...${bind('confidence')} />
    </div>`;
}
