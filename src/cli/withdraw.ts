import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Store } from '../store/store.ts';
import { databaseIn, withStore } from '../publishing/database.ts';
import { type Out, putBack, takeOut } from '../publishing/withdrawing.ts';
import { type Answer, tell } from './answer.ts';
import { readArguments } from './arguments.ts';

const USAGE = `Usage: npm run withdraw -- contact ID --why "…"     takes a number out at once, in every language
       npm run withdraw -- --undo contact ID           shows it again
       npm run withdraw -- --list                      what is withdrawn`;

type Asked = { list: true } | { undo: boolean; id: string; why: string };

/** Content that has errors does not matter here: a number that harms must go at once. */
function main(args: string[]): Answer {
  const asked = readArgs(args);
  if ('wrong' in asked) return { wrong: `${asked.wrong}\n${USAGE}` };
  try {
    const config = readConfig(process.env);
    const { file, isThere } = databaseIn(config.dataDir);
    if (!isThere) return { wrong: `There is no ${file}: is DATA_DIR right? Nothing was changed.`, code: 1 };
    return withStore(config.dataDir, (store) => obey(asked, store, config));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { wrong: error instanceof ConfigError ? said : `Nothing was changed: ${said}`, code: 1 };
  }
}

function obey(asked: Asked, store: Store, { contentDir }: Config): Answer {
  if ('list' in asked) return { said: list(store) };
  const { id, why } = asked;
  if (asked.undo) {
    const back = putBack(store, id);
    if ('wrong' in back) return { wrong: back.wrong, code: 1 };
    return { said: `✔ ${id} is no longer withdrawn: it is shown again if the published files allow it.\n` };
  }
  // Contacts of files that can be read; those of broken ones are known from what is served.
  const files = compile(readSources(contentDir).sources).bundle.contacts;
  const out = takeOut(store, { id, why, files, contentDir }, Date.now());
  return 'wrong' in out ? { wrong: out.wrong, code: 1 } : { said: withdrawn(out) };
}

const withdrawn = ({ contact: { id, phone }, notes }: Out): string =>
  [
    `✔ ${id} (${phone}) is withdrawn: nobody is shown it from now on, whatever is published.`,
    '  A running server obeys within two seconds. Messages that people have received stay on their phones.',
    ...notes,
    `  To take this back: npm run withdraw -- --undo contact ${id}`,
  ]
    .map((line) => `${line}\n`)
    .join('');

function list(store: Store): string {
  const lines = store
    .withdrawn()
    .map(
      ({ kind, id, why, at, who }) =>
        `${kind} ${id}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}  ${why}${who === undefined ? '' : `  (${who})`}\n`,
    );
  return lines.length > 0 ? lines.join('') : 'Nothing is withdrawn.\n';
}

function readArgs(args: string[]): Asked | { wrong: string } {
  const options = { why: { type: 'string' }, undo: { type: 'boolean' }, list: { type: 'boolean' } } as const;
  return readArguments(args, options, (values, positionals) => {
    if (values.list) return { list: true };
    const [kind, id, ...others] = positionals;
    if (kind !== 'contact' || !id || others.length > 0)
      return { wrong: 'Say which contact, such as: contact th.police' };
    if (!values.undo && !values.why?.trim())
      return { wrong: 'Say why, for those who ask later: --why "nobody answers"' };
    return { undo: values.undo ?? false, id, why: values.why?.trim() ?? '' };
  });
}

tell(main(process.argv.slice(2)));
