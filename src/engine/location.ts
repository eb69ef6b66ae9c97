import type { Area } from '../bundle/areas.ts';
import type { Flow } from '../bundle/bundle.ts';
import { advance, askAgain } from './advance.ts';
import { areasIn } from './areas.ts';
import { areaKey } from './page.ts';
import { doors, say, type Stage, stepAt, tell, whereIs } from './stage.ts';
import { countriesNear, type Point, townsNear } from './whereabouts.ts';

/**
 * Somebody sent where they are: the countries that may be, and the areas in which somebody helps, are named and offered
 * first. The point itself is not kept, nor what lies near it: the buttons carry it.
 */
export function locate(stage: Stage, point: Point): void {
  const { session, bundle } = stage;
  if (!session.lang && !session.at) return advance(stage, doors.language);
  const near = countriesNear(bundle.countries, point);
  const areas = areasNear(stage, point);
  const names = [...areas.map(areaKey), ...near.map((country) => `places:country.${country}`)];
  if (near.length === 0) tell(stage, 'bot:location_unknown');
  else tell(stage, 'bot:location_seen', { countries: names.map((key) => say(stage, key)).join(', ') });
  askPlace(stage, near);
  offerFirst(stage, near, areas);
}

/** More buttons than this would push out the countries: a platform shows 13. */
const MOST_AREAS = 2;

function areasNear({ bundle, now }: Stage, point: Point): Area[] {
  const near = townsNear(bundle.countries, point).flatMap(({ country, town }) =>
    areasIn(bundle, country, now).filter(({ towns }) => towns.includes(town)),
  );
  return [...new Map(near.map((area) => [area.choice, area])).values()].slice(0, MOST_AREAS);
}

/** The question that waits, if it is about the place; else that of the emergency card, or of who can help. */
function askPlace(stage: Stage, near: string[]): void {
  const { at } = stage.session;
  const waiting = stepAt(stage, at);
  const isHere = waiting?.step.areas && near.includes(whereIs(stage, waiting.flow) ?? '');
  if (waiting?.step.keep === 'country' || isHere) askAgain(stage);
  else advance(stage, at?.flow === doors.emergency.flow ? doors.emergency : doors.help, true);
}

function offerFirst(stage: Stage, near: string[], areas: Area[]): void {
  const { replies } = stage;
  const last = replies.at(-1);
  if (!last) return;
  const first = [...areaChoices(stage, areas), ...last.choices.filter(({ choice }) => near.includes(choice))];
  const isFirst = (choice: string) => first.some((one) => one.choice === choice);
  const rank = (choice: string) => near.indexOf(choice);
  const choices = [
    ...first.toSorted((one, other) => rank(one.choice) - rank(other.choice)),
    ...last.choices.filter(({ choice }) => !isFirst(choice)),
  ];
  // Typed numbers mean the order of the file, so none are shown.
  replies[replies.length - 1] = { ...last, choices, numbered: false };
}

/** Tapped where the country is asked, an area answers both questions. */
function areaChoices(stage: Stage, areas: Area[]) {
  const flow: Flow | undefined = stage.bundle.flows[stage.session.at?.flow ?? ''];
  const step = flow?.order.find((name) => flow.steps[name]?.areas);
  if (!flow || !step) return [];
  const at = { flow: flow.name, step };
  return areas.map((area) => ({ at, choice: area.choice, label: say(stage, areaKey(area)) }));
}
