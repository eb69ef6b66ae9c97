import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { lessonsIn } from '../kept/lessons.ts';
import { createAdverts } from '../understand/advert.ts';
import { proposeLanguage } from '../understand/language.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { readBurmese } from '../understand/zawgyi.ts';

/**
 * `npm run -s understand [-- --lang xx]`: one message a line on standard input, one JSON object a line on standard output.
 * `-- --advert`: one job advert a line, as a JSON string; its warning signs and the words that raised them.
 */
const { values } = parseArgs({ options: { lang: { type: 'string' }, advert: { type: 'boolean' } } });
const { bundle } = compile(readSources(process.cwd()).sources);
const understand = createUnderstand(bundle, lessonsIn(process.env.DATA_DIR ?? 'data'));
const adverts = createAdverts(bundle);
if (!values.advert) while (understand.learn());

/** Commands that are meanings of their own. */
const intentOf: Record<string, string | undefined> = {
  emergency: 'emergency',
  help: 'hotline',
  menu: 'menu',
  delete: 'delete',
  language: 'menu',
};

for await (const line of createInterface({ input: process.stdin })) {
  const told = values.advert ? tellAdvert(line) : tell(line);
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function tellAdvert(line: string) {
  const text = readLine(line);
  const signs = adverts.signs(readBurmese(text)[0] ?? text);
  return { flags: signs.map(({ name, words }) => ({ flag: name, severity: bundle.flags[name]?.severity, words })) };
}

/** A JSON string, so that an advert may have lines of its own; anything else is taken as it stands. */
function readLine(line: string): string {
  try {
    return String(JSON.parse(line));
  } catch {
    return line;
  }
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
