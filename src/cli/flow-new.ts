import { compile } from '../bundle/compile.ts';
import { nearest } from '../bundle/nearest.ts';
import { readSources } from '../bundle/read.ts';
import { checkDirectory } from '../check/check.ts';
import { printProblems } from '../check/print.ts';
import { filesOf } from '../starters/draft.ts';
import { whyNoName } from '../starters/names.ts';
import { putDrafts } from '../starters/put.ts';
import { readTemplates, startFrom } from '../starters/template.ts';
import { tryDrafts } from '../starters/trial.ts';
import type { Answer } from './answer.ts';
import type { New } from './flow-args.ts';

/** Writes the files of a new conversation. */
export function begin({ dir, name, from }: New): Answer {
  const templates = readTemplates();
  const template = from === undefined ? templates[0] : templates.find((one) => one.name === from);
  if (!template)
    return {
      wrong: noTemplate(
        from ?? '',
        templates.map((one) => one.name),
      ),
    };
  const { sources } = readSources(dir);
  const why = whyNoName(name, sources);
  if (why) return { wrong: why };
  const draft = startFrom(template, name, compile(sources).bundle);
  if ('wrong' in draft) return { said: `✘ ${draft.wrong}\n`, code: 1 };
  const errors = tryDrafts(sources, [draft], Date.now()).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { said: `${tellErrors(errors, draft)}✘ Nothing was written.\n`, code: 1 };
  const files = putDrafts(dir, [draft]);
  return { said: `${files.map((file) => `✔ ${file}\n`).join('')}\n${tellNext(dir, name)}` };
}

function noTemplate(from: string, names: string[]): string {
  const near = nearest(from, names);
  return `There is no template "${from}". ${near ? `Did you mean "${near}"?` : `It can be: ${names.join(', ')}.`}`;
}

const tellErrors = (errors: Parameters<typeof printProblems>[0], draft: Parameters<typeof filesOf>[0]): string =>
  printProblems(
    errors,
    [...filesOf(draft)].map(([file, text]) => ({ file, text })),
  );

function tellNext(dir: string, name: string): string {
  const { bundle } = checkDirectory(dir);
  const start = bundle.flows[name]?.start ?? 'start';
  return `What to do now:
1. Write the words: look for "✎" in locales/*/${name}.json, and take the mark out. Names of steps may be changed: the
   same in flows/${name}.yaml and in each language.
2. Look at it in the studio (npm start, then /studio): nobody else sees it yet.
3. Lead to it, from flows/menu.yaml for example: one more name under "offer:", and under "next:" the line
   ${name}: ${name}.${start}
   with its label in locales/*/menu.json. As long as "✎" stands in a text, npm run check says then that it is an error.
`;
}
