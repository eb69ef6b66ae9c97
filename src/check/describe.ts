import type { Rule } from './content.ts';
import { rules } from './rules/rules.ts';

/** docs/rules.md, made from what each rule says of itself. */
export const describeRules = (): string =>
  [INTRODUCTION, '## When a file cannot be read', BEFORE, '## Rules', ...byName(rules).map(describe)].join('\n\n') +
  '\n';

const byName = (all: Rule[]): Rule[] => all.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const describe = ({ name, finds, why, example }: Rule): string =>
  [`### ${name}`, finds, `Why: ${why}`, `> ${example}`].join('\n\n');

const INTRODUCTION = `# What the checker looks for

\`npm run check\` reads every file and tells all that must be mended (✘, nothing is published with it) or looked at (▲). The
name of the rule stands behind each sentence. This page is made from the rules: \`npm run rules\`.`;

const BEFORE = `| name | what |
| --- | --- |
| broken-yaml, broken-json | The file cannot be read: a bracket, a quote, a space at the start of a line. |
| double-key | A name stands twice in one file: the second would silently replace the first. |
| file-too-large | The file is far larger than any that staff write. |
| unknown-word, missing-word | A word of the format is misspelt, or one that is needed is not there. |
| wrong-shape | What stands there has another form than is read: a text for a list, a word for a number. |
| no-flows | The folder holds no conversations. |`;
