import type { Given, Refused } from './file.ts';
import type { Tried } from './trial.ts';

/** So many are told of each kind; the rest is in the file of refused rows, or in `npm run check`. */
const TOLD = 200;

/** What was taken and what was not, for whoever brought the file in. `kept`: where the refused rows are. */
export function tellImport(tried: Tried, lang: string, { dry, kept }: { dry: boolean; kept?: string }): string {
  const { taken, refused, notes, rest, untouched, missing } = tried;
  const namespaces = [...Map.groupBy(taken, ({ row }) => row.namespace)].map(
    ([name, some]) => `${name} (${some.length})`,
  );
  const done = dry ? 'would be taken' : 'taken';
  return [
    taken.length > 0
      ? `✔ ${texts(taken.length)} ${done} in "${lang}": ${namespaces.join(', ')}.`
      : `No text ${done} in "${lang}".`,
    ...taken.slice(0, TOLD).map(({ given }) => `    ${shown(given)}`),
    ...more(taken.length),
    ...notes.slice(0, TOLD).map(({ given, says }) => `  ▲ ${shown(given)}: ${oneLine(says)}`),
    ...more(notes.length),
    ...rest.map((says) => `  ▲ ${says} (npm run check)`),
    ...(refused.length > 0 ? [`✘ ${texts(refused.length)} refused:`] : []),
    ...refused.slice(0, TOLD).map(tellRefused),
    ...more(refused.length),
    ...(refused.length > 0 ? [keptWhere(kept)] : []),
    `Left as they were: ${untouched}. Still without words: ${missing}.`,
    ...tellDrafts(tried, lang),
    '',
  ].join('\n');
}

const shown = ({ at, key }: Given): string => `${at}  ${oneLine(key) || '(no key)'}`;
/** What came from outside moves no cursor and makes no lines of its own. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
const texts = (many: number): string => `${many} ${many === 1 ? 'text' : 'texts'}`;
const more = (many: number): string[] => (many > TOLD ? [`    … and ${many - TOLD} more`] : []);

const tellRefused = ({ given, why }: Refused): string => `    ${shown(given)}: ${oneLine(why.join(' '))}`;

const keptWhere = (kept: string | undefined): string =>
  kept === undefined
    ? '  Nothing was written. Without --dry they are kept in a file of their own.'
    : `  They are kept in ${kept}: mend them there, and import that file.`;

/** What somebody had read, and has to read again. */
function tellDrafts({ reviewedBefore, opened }: Tried, lang: string): string[] {
  const again = reviewedBefore.filter((unit) => opened.bundle.reviews[lang]?.[unit] === undefined);
  if (again.length === 0) return [];
  return [`Drafts again, until somebody reads them (npm run review -- ${lang} NAME): ${again.join(', ')}.`];
}
