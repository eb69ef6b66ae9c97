import { z } from 'zod';
import { kindOf } from './compile.ts';
import { schemas } from './schemas.ts';

/** The words that may stand at `path` of a file, in the order in which the schema has them; none where names are free. */
export function wordsAt(file: string, path: readonly (string | number)[]): string[] {
  const kind = kindOf(file);
  let schema: unknown = kind && schemas[kind];
  for (const part of path) schema = below(schema, String(part));
  return shapes(schema).flatMap((one) => Object.keys(one.shape));
}

function below(schema: unknown, name: string): unknown {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodRecord) return bare.valueType;
  return shapes(bare).find(({ shape }) => Object.hasOwn(shape, name))?.shape[name];
}

/** The groups of words that are allowed here: a union may have one beside plain words. */
function shapes(schema: unknown): z.ZodObject[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return [bare];
  return bare instanceof z.ZodUnion ? bare.options.flatMap(shapes) : [];
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}
