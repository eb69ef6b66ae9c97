import { setTimeout as after } from 'node:timers/promises';
import {
  type Json,
  lineAgain,
  lineEvent,
  lineText,
  lineWebhook,
  messengerQuickReply,
  messengerText,
  messengerWebhook,
  PAGE_ID,
  type Webhook,
} from '../doubles/webhooks.ts';
import type { Act, Dice } from './scripts.ts';

export const LINE_SECRET = 'line-secret';
export const APP_SECRET = 'app-secret';

/** The settings of a server that is on both platforms, which live at these addresses. */
export const bothPlatforms = (line: { url: string }, messenger: { url: string }): Record<string, string> => ({
  LINE_CHANNEL_SECRET: LINE_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: 'line-token',
  LINE_API_URL: line.url,
  MESSENGER_APP_SECRET: APP_SECRET,
  MESSENGER_VERIFY_TOKEN: 'verify-token',
  MESSENGER_PAGE_TOKEN: 'page-token',
  MESSENGER_PAGE_ID: PAGE_ID,
  MESSENGER_API_URL: messenger.url,
});

export type Somebody = { channel: 'line' | 'messenger'; person: string; script: Act[] };

/** What was done so far. `refused`: posts without a 200, which were posted again. */
export type Figures = { events: number; posts: number; refused: number; duplicates: number };

export type PlatformOptions = { url: string; random: Dice; figures: Figures };

/** After a post that failed it is posted again: LINE and Meta wait for minutes, we have none. */
const AGAIN_MS = 120;
/** Nobody answers for so long; a process that was killed ends the connection at once. */
const POST_TIMEOUT_MS = 10_000;
/** People read and think: so long at most. */
const PAUSE_MS = 60;
/** How many posts come a second time although they were answered, and how many carry two events of one person. */
const DUPLICATES = 0.1;
const PAIRS = 0.15;

/**
 * Brings the acts of people who share their posts to the webhook, as the platforms do: the same event, by its id,
 * until it gets 200; in order for each person; now and then a second time.
 */
export async function bring(people: Somebody[], options: PlatformOptions): Promise<void> {
  const { random, figures } = options;
  const [first] = people;
  if (!first) return;
  for (let at = 0; at < first.script.length; ) {
    const many = random() < PAIRS ? 2 : 1;
    const events = people.flatMap((who) => who.script.slice(at, at + many).map((act) => eventOf(who, act)));
    await postUntilTaken(first.channel, events, options);
    figures.events += events.length;
    at += many;
    await after(random() * PAUSE_MS);
  }
}

async function postUntilTaken(channel: Somebody['channel'], events: Json[], options: PlatformOptions): Promise<void> {
  const { random, figures } = options;
  const twice = random() < DUPLICATES;
  if (twice) figures.duplicates += 1;
  // The copy comes at the same time, or when it was long answered.
  const copy = twice
    ? after(random() * 2 * PAUSE_MS).then(() => post(channel, events.map(lineAgain), options))
    : undefined;
  for (let again = false; !(await post(channel, again ? events.map(lineAgain) : events, options)); again = true) {
    figures.refused += 1;
    await after(AGAIN_MS * (0.5 + random()));
  }
  await copy;
}

/** Whether it was answered with 200. */
async function post(channel: Somebody['channel'], events: Json[], { url, figures }: PlatformOptions): Promise<boolean> {
  const { body, headers } = webhookOf(channel, events);
  figures.posts += 1;
  const signal = AbortSignal.timeout(POST_TIMEOUT_MS);
  const request = { method: 'POST', body: new Uint8Array(body), headers, signal };
  return fetch(`${url}/webhook/${channel}`, request).then(
    ({ status }) => status === 200,
    () => false,
  );
}

const webhookOf = (channel: Somebody['channel'], events: Json[]): Webhook =>
  channel === 'line' ? lineWebhook(events, LINE_SECRET) : messengerWebhook(events.map(withoutContext), APP_SECRET);

/** Messenger brings an item again as it was. */
const withoutContext = (item: Json): Json => ({ ...item, deliveryContext: undefined });

function eventOf({ channel, person }: Somebody, act: Act): Json {
  if (channel === 'line')
    return 'text' in act ? lineText(person, act.text) : lineEvent('postback', person, { postback: { data: act.tap } });
  return 'text' in act ? messengerText(person, act.text) : messengerQuickReply(person, 'x', act.tap);
}
