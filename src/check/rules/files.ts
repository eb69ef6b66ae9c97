import { baseName, kindOf } from '../../bundle/compile.ts';
import { nearest } from '../../bundle/nearest.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, guess, warning } from '../place.ts';
import { NAMESPACES } from '../words.ts';

export const strayFile: Rule = {
  name: 'stray-file',
  finds: 'A file that nothing reads.',
  why: 'A file under a name that nothing reads looks as if it worked.',
  example: 'Nothing reads this file.',
  check: (content) => [...content.sources.keys()].flatMap((file) => stray(content, file)),
};

export const schemaLine: Rule = {
  name: 'schema-line',
  finds: 'A YAML file whose first line does not name its schema.',
  why: 'With this line an editor completes and checks the file while it is being typed.',
  example: 'The first line does not name the schema of this file.',
  check: (content) => [...content.sources.keys()].flatMap((file) => noSchema(content, file)),
};

export const sameFlow: Rule = {
  name: 'same-flow',
  finds: 'Two files of one conversation, or one under the name of another file of words.',
  why: 'Two files with one name are one conversation: the second would silently replace the first.',
  example: 'flows/menu.yaml is called "menu" as well.',
  check: (content) => {
    const files = [...content.sources.keys()].filter((file) => file.startsWith('flows/'));
    return files.flatMap((file, index) => {
      if (NAMESPACES.includes(baseName(file))) return [taken(content, file)];
      const twin = files.slice(0, index).find((other) => baseName(other) === baseName(file));
      return twin
        ? [error(content, { file, path: [] }, `${twin} is called "${baseName(file)}" as well.`, 'Rename one of them.')]
        : [];
    });
  },
};

function taken(content: Checked, file: string): Finding {
  const message = `No flow can be called "${baseName(file)}": other words stand in ${baseName(file)}.json.`;
  return error(content, { file, path: [] }, message, 'Give the file another name.');
}

function stray(content: Checked, file: string): Finding[] {
  const [, , namespace] = /^locales\/([^/]+)\/([^/]+)\.json$/.exec(file) ?? [];
  // A flow that could not be compiled has its words all the same.
  const isRead =
    file.startsWith('locales/') && kindOf(file) === 'texts'
      ? namespace && (content.expected.has(namespace) || content.broken.has(`flows/${namespace}.yaml`))
      : kindOf(file) || isOtherFolder(file);
  if (isRead) return [];
  const hint = namespace ? guess(namespace, content.expected.keys()) : 'Look at the names of the files beside it.';
  return [warning(content, { file, path: [] }, 'Nothing reads this file.', hint)];
}

/** A folder that other parts of the house read; one that is named nearly like a known one is a slip. */
function isOtherFolder(file: string): boolean {
  const folder = /^content\/([^/]+)\//.exec(file)?.[1];
  return folder !== undefined && nearest(folder, FOLDERS) === undefined;
}

const FOLDERS = ['contacts', 'facts', 'forbidden'];

/** Lists of sentences: an editor has nothing to complete there. */
const PLAIN = ['intents', 'danger', 'cries', 'adverts', 'glosses'];

function noSchema(content: Checked, file: string): Finding[] {
  const kind = kindOf(file);
  if (!kind || PLAIN.includes(kind) || !/\.ya?ml$/.test(file)) return [];
  const wanted = `# yaml-language-server: $schema=${'../'.repeat(file.split('/').length - 1)}schemas/${kind}.json`;
  const given = content.sources.get(file)?.text.split('\n', 1)[0]?.trim();
  if (given === wanted) return [];
  return [
    warning(content, { file, path: [] }, 'The first line does not name the schema of this file.', `Write: ${wanted}`),
  ];
}
