import type { BotFrameworkOptions } from './channels/botframework.ts';
import type { Channel, Sender } from './channels/channel.ts';
import { line } from './channels/line/line.ts';
import { createLineSend } from './channels/line/send.ts';
import { watchSlow } from './channels/line/working.ts';
import { messenger } from './channels/messenger/messenger.ts';
import { createMessengerSend } from './channels/messenger/send.ts';
import type { Config } from './config.ts';
import type { Converse } from './converse.ts';
import type { WebhookChannel } from './server/server.ts';

/** The platforms that are configured, as the server hears them. */
export function webhooksOf({ line: onLine, messenger: onMessenger }: Config): WebhookChannel[] {
  return [
    ...(onLine ? [webhook('line', line, onLine.secrets)] : []),
    ...(onMessenger ? [webhook('messenger', messenger, [onMessenger.appSecret])] : []),
  ];
}

const webhook = (name: 'line' | 'messenger', { verify, isOurs, read }: Channel, secrets: string[]): WebhookChannel => ({
  name,
  path: `/webhook/${name}`,
  verify: (raw, headers) => verify(raw, headers, secrets),
  isOurs,
  read,
});

/** The same platforms, as they are sent to. */
type Outgoing = {
  senders: Record<string, Sender>;
  /** The same conversation, in which people on LINE who wait for long see that we are at work. */
  watched(converse: Converse): Converse;
  close(): Promise<void>;
};

export function openSenders({ line: onLine, messenger: onMessenger, sendConnections: connections }: Config): Outgoing {
  const lineSend = onLine && createLineSend({ ...onLine, connections });
  const slow = lineSend && watchSlow(lineSend.working);
  const senders: Record<string, Sender> = {
    ...(lineSend && slow ? { line: slow.sender(lineSend) } : {}),
    ...(onMessenger ? { messenger: createMessengerSend({ ...onMessenger, connections }) } : {}),
  };
  return {
    senders,
    watched: (converse) => (slow ? { ...converse, take: slow.take(converse.take) } : converse),
    close: async () => void (await Promise.all(Object.values(senders).map(({ close }) => close()))),
  };
}

/** Loaded only when configured: a default start never pays for botbuilder. */
export async function openBotFramework(
  { botframework }: Config,
  parts: Omit<BotFrameworkOptions, 'appId' | 'appPassword'>,
) {
  if (!botframework) return undefined;
  const { createBotFramework } = await import('./channels/botframework.ts');
  const fallback = (locale: string | undefined) => parts.fallback(locale?.slice(0, 2));
  return createBotFramework({ ...parts, ...botframework, fallback });
}

/** By channel: `on` or `off`. */
export const switchedOn = (config: Config): Record<string, string> => ({
  line: config.line ? 'on' : 'off',
  messenger: config.messenger ? 'on' : 'off',
  botframework: config.botframework ? 'on' : 'off',
  web: 'on',
});
