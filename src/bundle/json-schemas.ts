import { z } from 'zod';
import { schemas } from './schemas.ts';

/** Locale files are edited by translators' tools, lists of sentences are plain text: no line in them names a schema. */
const WITHOUT = ['texts', 'intents', 'danger', 'cries', 'adverts', 'glosses'];

/** One JSON Schema (draft 2020-12) a kind of YAML file, as text: what a file may hold before it is read. */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(schemas)
      .filter(([kind]) => !WITHOUT.includes(kind))
      .map(([kind, schema]) => [
        kind,
        `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }), null, 2)}\n`,
      ]),
  );
