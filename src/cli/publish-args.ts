import { userInfo } from 'node:os';
import type { Publisher } from '../store/store.ts';
import { readArguments } from './arguments.ts';

export const USAGE = `Usage: npm run publish [-- DIR] [-- --who NAME --why "…"] [-- --nevertheless]   although stories break; say why
       npm run publish -- --history                            what was served when
       npm run publish -- --back HASH --why "…" [--who NAME]   serves that one again`;

export type Asked =
  /** `nevertheless`: although stories break. */
  | { does: 'publish'; dir?: string; nevertheless: boolean; by: Publisher }
  | { does: 'history' }
  | { does: 'back'; hash: string; by: Publisher };

const text = { type: 'string' } as const;
const OPTIONS = {
  who: text,
  why: text,
  back: text,
  history: { type: 'boolean' },
  nevertheless: { type: 'boolean' },
} as const;

export function readArgs(args: string[]): Asked | { wrong: string } {
  return readArguments(args, OPTIONS, (values, positionals) => {
    const { who, why, back, history, nevertheless = false } = values;
    const [dir, ...others] = positionals;
    if (others.length > 0) return { wrong: `Only one directory can be published; given: ${positionals.join(', ')}.` };
    if (history)
      return Object.keys(values).length > 1 || dir ? { wrong: '--history takes nothing else.' } : { does: 'history' };
    const by = { ...(who?.trim() ? { who: who.trim() } : {}), ...(why?.trim() ? { why: why.trim() } : {}) };
    if (nevertheless && !by.why)
      return {
        wrong: 'Say why, for those who ask later: --nevertheless --why "the number is new, the story still old"',
      };
    if (back === undefined) return { does: 'publish', nevertheless, by, ...(dir ? { dir } : {}) };
    if (nevertheless) return { wrong: '--nevertheless is for publishing; --back takes no stories into account.' };
    if (dir) return { wrong: `--back serves what was published before, and no directory; given: ${dir}.` };
    if (!by.why) return { wrong: 'Say why, for those who ask later: --back HASH --why "wrong fee"' };
    // Without a name the next start would publish the files again, which somebody has just taken back.
    return { does: 'back', hash: back, by: { who: userInfo().username, ...by } };
  });
}
