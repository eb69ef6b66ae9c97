import { joinedKey } from '../../understand/key.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { onceForFiles } from '../once.ts';
import { warning } from '../place.ts';

export const doubleGloss: Rule = {
  name: 'double-gloss',
  finds: 'A word that stands under two meanings in the glosses of its language.',
  why: 'Only the first of them counts, so a word that was added is not understood as its writer thinks.',
  example: '"lock" stands under [door] already. Only that counts.',
  check: onceForFiles(/^content\/glosses\//, (content) =>
    [...content.sources.keys()]
      .filter((file) => file.startsWith('content/glosses/') && !content.broken.has(file))
      .flatMap((file) => doubles(content, file)),
  ),
};

function doubles(content: Checked, file: string): Finding[] {
  const lists = content.sources.get(file)?.value as Record<string, string[]> | undefined;
  const first = new Map<string, string>();
  return Object.entries(lists ?? {}).flatMap(([meaning, words]) =>
    words.flatMap((word, index) => {
      const key = joinedKey(word);
      const known = first.get(key);
      if (known === undefined) first.set(key, meaning);
      if (known === undefined) return [];
      const message = `"${word}" stands under [${known}] already. Only that counts.`;
      return [
        warning(
          content,
          { file, path: [meaning, index] },
          message,
          'Keep the likelier meaning, and take the other out.',
        ),
      ];
    }),
  );
}
