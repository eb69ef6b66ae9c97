import { existsSync, writeFileSync } from 'node:fs';
import type { Bundle, Flow } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { nearest } from '../bundle/nearest.ts';
import { readSources } from '../bundle/read.ts';
import { drawMermaid } from '../drawing/mermaid.ts';
import type { Answer } from './answer.ts';
import type { Draw } from './flow-args.ts';

/** Prints or writes one conversation, or all, as Mermaid: a Markdown page, or plain. */
export function draw({ dir, name, lang, plain, out }: Draw): Answer {
  const { bundle } = compile(readSources(dir).sources);
  const flows =
    name === 'all' ? Object.values(bundle.flows) : Object.values(bundle.flows).filter((flow) => flow.name === name);
  const language = lang ?? Object.keys(bundle.languages)[0] ?? '';
  if (!Object.hasOwn(bundle.languages, language)) return { wrong: noName('language', language, bundle.languages) };
  if (flows.length === 0) return { wrong: noName('conversation', name, bundle.flows) };
  if (plain && flows.length > 1) return { wrong: '--plain draws one conversation: a file of plain Mermaid holds one.' };
  if (out !== undefined && existsSync(out)) return { wrong: `There is ${out} already; nothing is written over it.` };
  const text = flows.map((flow) => drawOne(bundle, flow, language, plain)).join('\n');
  if (out === undefined) return { said: text };
  writeFileSync(out, text, { flag: 'wx' });
  return { said: `✔ ${out}: ${flows.map((flow) => flow.name).join(', ')}.\n` };
}

function drawOne(bundle: Bundle, flow: Flow, lang: string, plain: boolean): string {
  const { text, tooLarge } = drawMermaid(bundle, flow, lang);
  if (plain) return `${tooLarge ? `%% ${flow.name} has ${tooLarge}.\n` : ''}${text}`;
  return `## ${flow.name}\n\n${tooLarge ? `Too large to be drawn: ${tooLarge}.\n\n` : ''}\`\`\`mermaid\n${text}\`\`\`\n`;
}

function noName(what: string, name: string, known: Record<string, unknown>): string {
  const near = nearest(name, Object.keys(known));
  return `There is no ${what} "${name}". ${near ? `Did you mean "${near}"?` : `It can be: ${Object.keys(known).join(', ')}.`}`;
}
