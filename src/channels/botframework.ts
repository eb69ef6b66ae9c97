import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type Request as WebRequest,
  type Response as WebResponse,
  type TurnContext,
} from 'botbuilder';
import type { Request } from '../engine/turn.ts';
import { type DrawnActivity, drawBotFramework } from './botframework-draw.ts';
import { readActivity } from './botframework-read.ts';
import { type Incoming, Refused, type Send, Unreachable } from './channel.ts';
import { asNumber, asObject } from './json.ts';

export type BotFrameworkOptions = {
  appId: string;
  appPassword: string;
  /** Converse's: resolves when the turns are durable. */
  take: (incoming: Incoming[]) => Promise<{ waiting: { id: number; request: Request }[] }[]>;
  /** Converse's: these were delivered. */
  sent: (ids: number[]) => void;
  /** Told when something could not be sent within its turn: it waits in the outbox, for `send`. */
  unsent(): void;
  /** Words and somebody to call, for when a turn broke. `locale` is the platform's guess, such as `th-TH`. */
  fallback: (locale: string | undefined) => string;
  now?: () => number;
};

/**
 * The Bot Framework channel. Imported by nobody at the start (house.md): botbuilder costs 300 ms and 55 MB.
 * `turn` and `turnError` are what the adapter is given, so that a TestAdapter can be given the same.
 */
export const createBotFramework = ({ appId, appPassword, take, sent, unsent, fallback, now }: BotFrameworkOptions) => {
  const clock = now ?? Date.now;
  const login = { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppType: 'MultiTenant' };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(login));

  const turn = async (context: TurnContext): Promise<void> => {
    const heard = readActivity(context.activity, clock());
    if (!heard) return;
    const turned = await take([heard]);
    try {
      for (const { id, request } of turned.flatMap(({ waiting }) => waiting)) {
        await context.sendActivities(activitiesOf(request));
        sent([id]);
      }
    } catch {
      unsent();
    }
  };

  // If not even this can be said, the platform gets a 500 and may ask again.
  const turnError = async (context: TurnContext): Promise<void> => {
    const activity = { type: 'message', textFormat: 'plain', text: fallback(context.activity.locale) };
    await context.sendActivities([activity]);
  };
  adapter.onTurnError = turnError;

  const handle = async (req: WebRequest, res: WebResponse): Promise<void> => {
    // Answered before botbuilder prints a stack for it: anybody may knock here, as often as they like.
    if (!req.headers.authorization) return end(res, 401);
    try {
      await adapter.process(req, res, turn);
    } catch {
      // It throws only for a body that is no Activity; all else it has answered itself.
      end(res, 400);
    }
  };

  /** Sends later what could not be sent within its turn. */
  const send: Send = async (request) => {
    const reference = referenceOf(request);
    const say = async (context: TurnContext): Promise<void> => {
      await context.sendActivities(activitiesOf(request));
    };
    await adapter.continueConversationAsync(appId, reference, say).catch((error: unknown) => {
      throw failed(error);
    });
  };

  return { handle, send, turn, turnError, readActivity, drawActivities: drawBotFramework };
};

const end = (res: WebResponse, status: number): void => {
  res.status(status);
  res.end();
};

/** As `drawBotFramework` drew them. Copies: the framework writes ids into what it sends. */
const activitiesOf = ({ body }: Request): Partial<Activity>[] => {
  const activities: DrawnActivity[] = JSON.parse(JSON.stringify(body.activities));
  return activities;
};

const referenceOf = ({ body }: Request): Partial<ConversationReference> => {
  try {
    const reference: Partial<ConversationReference> = JSON.parse(String(body.back));
    return reference;
  } catch {
    throw new Refused('Bot Framework: no way back', 400);
  }
};

/** Names and codes only: the sentences of an error may hold what a person wrote. */
const failed = (error: unknown): Refused | Unreachable => {
  const status = asNumber(asObject(error).statusCode) ?? 0;
  const said = `Bot Framework: ${status || (error instanceof Error ? error.name : 'unknown')}`;
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isFinal ? new Refused(said, status) : new Unreachable(said);
};
