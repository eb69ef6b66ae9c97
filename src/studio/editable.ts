import { putValues } from '../bundle/put-values.ts';
import { readSource, type Source } from '../bundle/read.ts';
import type { Put } from '../bundle/yaml-splice.ts';
import { Wrong } from './wrong.ts';

/** A file with values that can be changed in it. Throws Wrong while it is broken. */
export function editable(file: string, text: string): Source {
  const source = readSource(file, text);
  if (!('rule' in source)) return source;
  throw new Wrong(
    `${file} cannot be changed here, because it is broken in line ${source.line}, column ${source.column}. ${source.message} ${source.hint ?? ''} Mend it in a text editor first. Nothing was saved.`,
  );
}

/** The text of a YAML file with some of its values changed. Throws Wrong where that cannot be written. */
export function withValues(file: string, text: string, puts: Put[]): string {
  const put = putValues(file, text, puts);
  if (typeof put === 'string') return put;
  throw new Wrong(`${put.message} ${put.hint ?? ''} Nothing was saved.`);
}
