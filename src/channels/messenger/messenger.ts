import type { Channel } from '../channel.ts';
import { draw } from './draw.ts';
import { isOurs, read } from './read.ts';
import { verify } from './verify.ts';

/** Messenger, without what needs a token. */
export const messenger: Channel = { name: 'messenger', verify, isOurs, read, draw };
