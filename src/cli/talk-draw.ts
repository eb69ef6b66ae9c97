import type { Draw } from '../channels/channel.ts';
import { line } from '../channels/line/line.ts';
import { messenger } from '../channels/messenger/messenger.ts';
import type { Reply, Request } from '../engine/turn.ts';

const draws: Record<string, Draw> = { line: line.draw, messenger: messenger.draw };

/** The platforms whose messages can be shown. */
export const platforms = Object.keys(draws);
export const isDrawn = (channel: string): boolean => Object.hasOwn(draws, channel);

/** The requests a platform would get, as its texts and buttons look on a phone. */
export function drawn(channel: string, replies: Reply[]): string {
  const requests = draws[channel]?.(replies, { person: 'you', back: 'token' }, () => '') ?? [];
  return requests.map((request) => `── ${channel}\n${messagesOf(request).map(show).join('\n')}\n\n`).join('');
}

/** What the two platforms' messages have in common. */
type Message = {
  text?: string;
  quickReply?: { items: { action: { label?: string } }[] };
  quick_replies?: { title?: string }[];
};

function messagesOf({ body }: Request): Message[] {
  const { messages, message } = body as { messages?: Message[]; message?: Message };
  return messages ?? (message ? [message] : []);
}

function show({ text, quickReply, quick_replies: titles }: Message): string {
  const labels = [
    ...(quickReply?.items ?? []).map(({ action }) => action.label),
    ...(titles ?? []).map(({ title }) => title),
  ];
  const words = (text ?? '').split('\n').map((one) => `  │ ${one}`);
  return [...words, ...(labels.length > 0 ? [`  ${labels.map((label) => `[${label}]`).join(' ')}`] : [])].join('\n');
}
