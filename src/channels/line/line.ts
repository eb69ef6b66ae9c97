import type { Channel } from '../channel.ts';
import { draw } from './draw.ts';
import { read } from './read.ts';
import { verify } from './verify.ts';

/** LINE, without what needs a token. */
export const line: Channel = { name: 'line', verify, isOurs: () => true, read, draw };
