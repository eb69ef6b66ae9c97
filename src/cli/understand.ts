import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { checkDirectory } from '../check/check.ts';
import { proposeLanguage } from '../understand/language.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { readBurmese } from '../understand/zawgyi.ts';

/**
 * `npm run -s understand [-- --lang xx]`: one message a line on standard input, one JSON object a line on standard output.
 */
const { values } = parseArgs({ options: { lang: { type: 'string' } } });
const { bundle } = checkDirectory(process.cwd(), Date.now());
const understand = createUnderstand(bundle);
while (understand.learn());

/** Commands that are meanings of their own. */
const intentOf: Record<string, string | undefined> = {
  emergency: 'emergency',
  help: 'hotline',
  menu: 'menu',
  delete: 'delete',
  language: 'menu',
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(tell(line))}\n`);
}

/** `self_harm` counts as clear outside: somebody is in danger. */
function tell(text: string) {
  const { danger, suggestions = [], command } = understand(text);
  const said = danger === 'self_harm' ? 'clear' : (danger ?? (command === 'emergency' ? 'clear' : 'none'));
  const intent = intentOf[command ?? ''] ?? suggestions[0] ?? null;
  return {
    text: readBurmese(text)[0] ?? text,
    lang: values.lang ?? proposeLanguage(text) ?? null,
    danger: said,
    intent,
    suggestions,
  };
}
