import { readSource } from './read.ts';

/**
 * Parses each file once: as long as its text stays the same, what was parsed is handed back. For whoever checks again
 * and again while staff edit; the caller keeps it, so two directories do not share one.
 */
export function rememberSources(): typeof readSource {
  const known = new Map<string, { text: string; read: ReturnType<typeof readSource> }>();
  return (file, text) => {
    const before = known.get(file);
    if (before?.text === text) return before.read;
    const read = readSource(file, text);
    known.set(file, { text, read });
    return read;
  };
}
