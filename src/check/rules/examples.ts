import { type Danger, createPhraseDanger } from '../../understand/danger.ts';
import { matchKey } from '../../understand/key.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { onceForFiles } from '../once.ts';
import { error } from '../place.ts';

/** What the phrases of all languages together must make of each list of examples. */
const MUST: Record<string, { meant: string; isRight(danger: Danger): boolean }> = {
  must_clear: { meant: 'clear danger', isRight: (danger) => danger === 'clear' || danger === 'self_harm' },
  must_possible: { meant: 'danger', isRight: (danger) => danger !== 'none' },
  must_self_harm: { meant: 'not wanting to live', isRight: (danger) => danger === 'self_harm' },
  must_not: { meant: 'no danger', isRight: (danger) => danger === 'none' },
};
const HEARD: Record<Danger, string> = {
  none: 'no danger',
  possible: 'possible danger',
  clear: 'clear danger',
  self_harm: 'not wanting to live',
};

export const dangerExample: Rule = {
  name: 'danger-example',
  finds: 'An example of danger, or of no danger, that the phrases of the danger files hear otherwise.',
  why: 'A missed cry for help is the worst mistake this bot can make, a false alarm the second worst.',
  example: 'This is an example of clear danger, and the phrases hear no danger.',
  check: onceForFiles(/^content\/(?:danger\/|languages)/, (content) => {
    const hear = createPhraseDanger(Object.values(content.bundle.lexicons));
    const files = [...content.sources.keys()].filter((file) => file.startsWith('content/danger/'));
    return files.filter((file) => !content.broken.has(file)).flatMap((file) => heard(content, file, hear));
  }),
};

function heard(content: Checked, file: string, hear: (key: string) => Danger): Finding[] {
  const lists = content.sources.get(file)?.value as Record<string, string[]> | undefined;
  return Object.entries(MUST).flatMap(([list, { meant, isRight }]) =>
    (lists?.[list] ?? []).flatMap((example, index) => {
      const danger = hear(matchKey(example));
      if (isRight(danger)) return [];
      const message = `This is an example of ${meant}, and the phrases hear ${HEARD[danger]}.`;
      const hint =
        list === 'must_not'
          ? 'Make the phrase that is found more exact, or add what is harmless here under [calm].'
          : 'Add the words that show it to one of the lists above.';
      return [error(content, { file, path: [list, index] }, message, hint)];
    }),
  );
}
