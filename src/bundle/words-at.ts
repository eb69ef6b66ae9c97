import type { Bundle, Flow, Place, Step, Texts } from './bundle.ts';

/** Where a step's words stand, such as `people:where`: below its own name, or below the step that `words_of` names. */
export const wordsAt = ({ name: flow }: Pick<Flow, 'name'>, { name, words }: Pick<Step, 'name' | 'words'>): string =>
  words ? `${words.flow}:${words.step}` : `${flow}:${name}`;

/** Where one line of a step's list stands. */
export const lineAt = (flow: Pick<Flow, 'name'>, step: Step, { item, words }: Step['list'][number]): string =>
  `${words ? `${words.flow}:${words.step}` : wordsAt(flow, step)}.items.${item}`;

/** The words of all steps of a conversation in one language, by step: those that stand with another step, too. */
export function wordsOfFlow({ texts }: Pick<Bundle, 'texts'>, flow: Flow, lang: string): Texts {
  const own = texts[lang]?.[flow.name] ?? {};
  const wordsOf = (place: Place) => below(texts[lang]?.[place.flow], place.step);
  const borrowed = Object.values(flow.steps).flatMap((step): [string, Texts][] => {
    const lines = step.list.flatMap(({ item, words }): [string, Texts[string]][] => {
      const line = words && below(wordsOf(words), 'items')[item];
      return line === undefined ? [] : [[item, line]];
    });
    if (!step.words && lines.length === 0) return [];
    const whole = wordsOf(step.words ?? { flow: flow.name, step: step.name });
    const items = { ...below(whole, 'items'), ...Object.fromEntries(lines) };
    return [[step.name, lines.length > 0 ? { ...whole, items } : whole]];
  });
  return { ...own, ...Object.fromEntries(borrowed) };
}

function below(texts: Texts | undefined, name: string): Texts {
  const found = texts?.[name];
  return typeof found === 'object' && !Array.isArray(found) ? found : {};
}
