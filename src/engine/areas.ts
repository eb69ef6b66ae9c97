import { ANOTHER_PLACE, type Area, areasOf } from '../bundle/areas.ts';
import type { Bundle, Flow, Step } from '../bundle/bundle.ts';
import { isShown } from './contacts.ts';
import { ownChoices, UNSURE } from './page.ts';
import { type Stage, whereIs } from './stage.ts';
import type { Answer } from './turn.ts';

/** The areas of a country in which somebody helps who may be shown now. None: nobody is asked for one. */
export const areasIn = (bundle: Bundle, country: string | undefined, now: number): Area[] =>
  areasOf(bundle.countries).filter(
    (area) =>
      area.country === country &&
      Object.values(bundle.contacts).some(
        (contact) => contact.country === country && contact.area.includes(area.name) && isShown(contact, now),
      ),
  );

/** Whether a question can be asked now: one for the area only where areas differ. */
export const hasAreas = (stage: Stage, flow: Flow): boolean =>
  areasIn(stage.bundle, whereIs(stage, flow), stage.now).length > 0;

/** What may be answered here: of the areas, those of the country in which the person is. */
export function offered(stage: Stage, flow: Flow, step: Step): string[] {
  if (!step.areas) return ownChoices(step);
  const areas = areasIn(stage.bundle, whereIs(stage, flow), stage.now);
  return [...areas.map(({ choice }) => choice), ANOTHER_PLACE, UNSURE];
}

/** The area that was answered in this conversation, if it lies in that country. */
export function areaIn({ bundle, session }: Stage, flow: Flow, country: string): string | undefined {
  const said = flow.order.filter((name) => flow.steps[name]?.areas).map((name) => session.answers[name]);
  return areasOf(bundle.countries).find((area) => area.country === country && said.includes(area.choice))?.name;
}

/** The answer that names an area says the country, too: it may come from a location, before anybody was asked for it. */
export function keepArea(stage: Stage, flow: Flow, said: Answer): void {
  const { bundle, session } = stage;
  const area = areasOf(bundle.countries).find(({ choice }) => choice === said);
  if (!area || whereIs(stage, flow) === area.country) return;
  session.country = area.country;
  const asked = flow.order.find((name) => flow.steps[name]?.keep === 'country' && session.answers[name] !== undefined);
  if (asked) session.answers[asked] = area.country;
}

/** In another country there are other areas. */
export function forgetArea({ session }: Stage, flow: Flow): void {
  for (const name of flow.order) if (flow.steps[name]?.areas) delete session.answers[name];
}

/** Shorter names of towns are also words of other languages. */
const SHORTEST_TOWN = 3;

/**
 * The answer that a typed town is: its area, or another place of that country. `key`: as matchKey makes it. Whole, or
 * as a word of a sentence.
 */
export function townIn(stage: Stage, flow: Flow, key: string, isWhole: boolean): string | undefined {
  const country = stage.bundle.countries[whereIs(stage, flow) ?? ''];
  const says = (name: string): boolean => {
    const words = name.replaceAll('_', ' ');
    if (isWhole) return [words, name.replaceAll('_', '')].includes(key);
    return words.length >= SHORTEST_TOWN && ` ${key.replaceAll(/[^\p{L}\p{M}\d]+/gu, ' ')} `.includes(` ${words} `);
  };
  const town = Object.keys(country?.towns ?? {}).find(says);
  if (town === undefined) return undefined;
  const areas = areasIn(stage.bundle, whereIs(stage, flow), stage.now);
  return areas.find(({ towns }) => towns.includes(town))?.choice ?? ANOTHER_PLACE;
}
