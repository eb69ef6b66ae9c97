import { drawBotFramework } from './channels/botframework-draw.ts';
import type { Draw } from './channels/channel.ts';
import { line } from './channels/line/line.ts';
import { messenger } from './channels/messenger/messenger.ts';
import { drawWeb } from './channels/web.ts';

/** How each channel draws, by its name. */
export const draws: Record<string, Draw> = {
  line: line.draw,
  messenger: messenger.draw,
  web: drawWeb,
  botframework: drawBotFramework,
};
