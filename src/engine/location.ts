import { advance, askAgain } from './advance.ts';
import { doors, langOf, type Stage, stepAt, tell } from './stage.ts';
import { countriesNear, type Point } from './whereabouts.ts';

/** Somebody sent where they are: the countries that may be are named and offered first. The point itself is not kept. */
export function locate(stage: Stage, point: Point): void {
  const { session, bundle, speech, now } = stage;
  if (!session.lang && !session.at) return advance(stage, doors.language);
  const near = countriesNear(bundle.countries, point);
  const names = near.map((country) => speech.say(langOf(stage), `places:country.${country}`, now));
  if (near.length > 0) tell(stage, 'bot:location_seen', { countries: names.join(', ') });
  else tell(stage, 'bot:location_unknown');
  askCountry(stage);
  offerFirst(stage, near);
}

/** The question that waits, if it is about the country; else that of the emergency card, or of who can help. */
function askCountry(stage: Stage): void {
  const { at } = stage.session;
  if (stepAt(stage, at)?.step.keep === 'country') askAgain(stage);
  else advance(stage, at?.flow === doors.emergency.flow ? doors.emergency : doors.help, true);
}

function offerFirst({ replies }: Stage, near: string[]): void {
  const last = replies.at(-1);
  if (!last) return;
  const rank = (choice: string) => (near.includes(choice) ? near.indexOf(choice) : near.length);
  const choices = last.choices.toSorted((one, other) => rank(one.choice) - rank(other.choice));
  // Typed numbers mean the order of the file, so none are shown.
  replies[replies.length - 1] = { ...last, choices, numbered: false };
}
