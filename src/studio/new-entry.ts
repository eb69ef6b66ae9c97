import { baseName } from '../bundle/compile.ts';
import type { Plain } from '../bundle/yaml-lines.ts';
import { asObject, asText } from '../channels/json.ts';
import { putWords } from '../exchange/json-text.ts';
import { asPlain, type Entry, entryAsked, givenIn, putInto } from './entry.ts';
import { asWritten } from './entry-edits.ts';
import type { Desk } from './on-desk.ts';
import { type Change, type Saved, saveFiles } from './save.ts';
import { Wrong } from './wrong.ts';

/**
 * A new fact or contact at the end of its country's file; a contact's name, and what it is for, in every language as
 * well: all of it or nothing. What it lacks, the checker says.
 */
export const addEntry = (desk: Desk, body: unknown): Saved => saveFiles(desk, changesFor(desk, body));

/** The files as they would be with the new entry, and with those of its words that are there already. */
export function withNewEntry(desk: Desk, body: unknown): Map<string, string | undefined> {
  const texts = new Map(desk.drafts.now().files.map(({ file, text }) => [file, text]));
  const said = asObject(asObject(body).words);
  const isSaid = (file: string) => {
    const lang = /^locales\/([^/]+)\//.exec(file)?.[1];
    const words = asObject(lang && said[lang]);
    return lang === undefined || Boolean(asText(words.name)?.trim() && asText(words.for)?.trim());
  };
  const changes = Object.entries(changesFor(desk, body)).filter(([file]) => isSaid(file));
  return new Map(changes.map(([file, change]) => [file, change(texts.get(file) ?? '')]));
}

function changesFor(desk: Desk, body: unknown): Record<string, Change> {
  const entry = entryAsked(body);
  const { given, words } = asObject(body);
  const changes: Record<string, Change> = { [entry.file]: (text) => withEntry(text, entry, asObject(given)) };
  if (entry.kind === 'contact')
    for (const lang of Object.keys(desk.drafts.now().bundle.languages))
      changes[`locales/${lang}/contacts.json`] = (text) =>
        withWords(text, entry, lang, asObject(asObject(words)[lang]));
  return changes;
}

function withEntry(text: string, entry: Entry, given: Record<string, unknown>): string {
  if (text !== '' && givenIn(text, entry))
    throw new Wrong(`There is "${entry.name}" in ${entry.file} already. Choose another name. Nothing was saved.`);
  const written = entry.words.flatMap((word): [string, Plain][] => {
    const value = asWritten([word], asPlain(given[word]));
    return value === undefined || value === '' ? [] : [[word, value]];
  });
  const [folder = ''] = entry.file.split('/').slice(1);
  const head = text === '' ? `# yaml-language-server: $schema=../../schemas/${folder}.json\n` : text;
  return putInto(head, entry, [{ path: [], value: Object.fromEntries(written) }]);
}

function withWords(text: string, { file, name }: Entry, lang: string, said: Record<string, unknown>): string {
  const [called, about] = [asText(said.name)?.trim(), asText(said.for)?.trim()];
  if (!called || !about) throw new Wrong(`Write its name and what it is for in "${lang}", too. Nothing was saved.`);
  return putWords(text, { [baseName(file)]: { [name]: { name: called, for: about } } }, {});
}
