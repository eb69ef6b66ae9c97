import { join } from 'node:path';
import { compile } from '../src/bundle/compile.ts';
import { readSources } from '../src/bundle/read.ts';
import { lessonsIn } from '../src/kept/lessons.ts';
import { createUnderstand } from '../src/understand/meaning.ts';

const root = join(import.meta.dirname, '..');

/** What the project's own examples teach is learnt once for all tests: half a minute of a processor for each, otherwise. */
export const lessonsDir = join(root, 'node_modules', '.cache', 'waymark');

/** Vitest runs this before all tests. */
export default function learnOnce(): void {
  const { bundle } = compile(readSources(root).sources);
  const understand = createUnderstand(bundle, lessonsIn(lessonsDir));
  while (understand.learn());
}
