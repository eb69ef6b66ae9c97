import { z } from 'zod';

/** Values that stand in several kinds of files. YAML values arrive as strings, so numbers are read from strings. */

export const name = z.string().regex(
  // Both cases are spelt out: a JSON Schema has no "i" behind its patterns.
  /^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/,
  'A name has letters, digits, "_" or "-", begins with a letter, and at most 40 of them.',
);
export const names = z.union([name.transform((one) => [one]), z.array(name)]);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written as 2026-11-22.');
export const number = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'Expected a number.')])
  .transform(Number);
export const words = z.string().min(1);
export const yes = z.union([z.literal(true), z.literal('true')]).transform(() => true);
