import type { Checked, Finding, Rule } from '../content.ts';
import { eachContact } from '../each.ts';
import { type StepSpot, stepsOf } from '../parts.ts';
import { own } from '../own.ts';
import { error, guess, valueAt } from '../place.ts';

export const unknownArea: Rule = {
  name: 'unknown-area',
  finds: 'An area of a contact that its country does not have.',
  why: 'Who names that province would read about the desk last, as if it helped somewhere else.',
  example: '"police.area" names "tal", which is no area of "th" in content/countries.yaml.',
  check: (content) =>
    content.broken.has(FILE)
      ? []
      : eachContact(content, ({ country, area }, file, name) => {
          const areas = Object.keys(own(content.bundle.countries, country)?.areas ?? {});
          const isList = Array.isArray(valueAt(content.sources.get(file), [name, 'area']));
          return area.flatMap((one, index) => {
            if (areas.includes(one)) return [];
            const message = `"${name}.area" names "${one}", which is no area of "${country}" in ${FILE}.`;
            const hint = guess(one, areas) ?? 'Add it there, with its towns.';
            return [error(content, { file, path: [name, 'area', ...(isList ? [index] : [])] }, message, hint)];
          });
        }),
};

export const unknownTown: Rule = {
  name: 'unknown-town',
  finds: 'A town of an area that is not among the towns of its country.',
  why: 'A location there, or the name of the town, would not be taken for the area.',
  example: '"th.areas.tak" names "mae_sod", which is no town of "th".',
  check: (content) =>
    Object.entries(content.bundle.countries).flatMap(([country, { areas, towns }]) =>
      Object.entries(areas).flatMap(([area, names]) =>
        names.flatMap((town, index) => {
          if (Object.hasOwn(towns, town)) return [];
          const message = `"${country}.areas.${area}" names "${town}", which is no town of "${country}".`;
          const hint = guess(town, Object.keys(towns)) ?? 'Add it to "towns", with its latitude and longitude.';
          return [error(content, { file: FILE, path: [country, 'areas', area, index] }, message, hint)];
        }),
      ),
    ),
};

export const areaWithoutCountry: Rule = {
  name: 'area-without-country',
  finds: 'A question for the area in a conversation that does not ask for the country above it.',
  why: 'Without a country there is nothing to choose from, so the question would never come.',
  example: '"first" asks for the area, and no question above it keeps the country.',
  check: (content) => stepsOf(content).flatMap((spot) => lonely(content, spot)),
};

const FILE = 'content/countries.yaml';

function lonely(content: Checked, { flow, step, file, path }: StepSpot): Finding[] {
  if (!step.areas) return [];
  const above = flow.order.slice(0, flow.order.indexOf(step.name));
  if (above.some((name) => flow.steps[name]?.keep === 'country')) return [];
  const message = `"${step.name}" asks for the area, and no question above it keeps the country.`;
  return [error(content, { file, path: [...path, 'ask'] }, message, 'Ask for it above, with "keep: country".')];
}
