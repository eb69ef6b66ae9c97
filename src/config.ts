import { z } from 'zod';

/** Everything that can be set from outside. `.env.example` explains each name; nothing else reads the environment. */
export type Config = {
  port: number;
  host: string;
  publicUrl?: string;
  contentDir: string;
  dataDir: string;
  dataKey?: string;
  dataKeyFile?: string;
  retentionHours: number;
  /** Replies on their way at once, to each platform. */
  sendConnections: number;
  /** Texts below this are shown in another language of the person's chain. */
  minimumReview: 'draft' | 'reviewed' | 'approved';
  trustProxy?: boolean | number | string;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  line?: { secrets: string[]; token: string; url: string };
  messenger?: { appSecret: string; verifyToken: string; token: string; pageId: string; url: string; version: string };
  botframework?: { appId: string; appPassword: string };
};

/** Throws one ConfigError that names every wrong variable. An empty value counts as not set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = variables.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => problemOf(issue, given));
  problems.push(...GROUPS.flatMap((group) => missingOf(group, given)));
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return assemble(result.data);
}

/** The message lists all mistakes, a line each: the variable, what was given, what is allowed. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(problems: string[]) {
    super(`These environment variables are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `a whole number from ${min} to ${max}`)
    .default(fallback);
const url = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' });
const text = z.string();
const list = text.transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const variables = z.object({
  PORT: whole(0, 65535, 3000),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }).optional(),
  CONTENT_DIR: text.default('.'),
  DATA_DIR: text.default('./data'),
  DATA_KEY: text.optional(),
  DATA_KEY_FILE: text.optional(),
  RETENTION_HOURS: whole(1, 24 * 365, 72),
  SEND_CONNECTIONS: whole(1, 1000, 32),
  LINE_CHANNEL_SECRET: list.optional(),
  LINE_CHANNEL_ACCESS_TOKEN: text.optional(),
  LINE_API_URL: url.default('https://api.line.me'),
  MESSENGER_APP_SECRET: text.optional(),
  MESSENGER_VERIFY_TOKEN: text.optional(),
  MESSENGER_PAGE_TOKEN: text.optional(),
  MESSENGER_PAGE_ID: z.string().regex(/^\d+$/, 'digits only').optional(),
  MESSENGER_API_URL: url.default('https://graph.facebook.com'),
  MESSENGER_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'a version such as v26.0')
    .default('v26.0'),
  BOTFRAMEWORK_APP_ID: text.optional(),
  BOTFRAMEWORK_APP_PASSWORD: text.optional(),
  TRUST_PROXY: text.optional(),
  MINIMUM_REVIEW: z
    .enum(['draft', 'reviewed', 'approved'], { error: 'one of draft, reviewed, approved' })
    .default('draft'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug'], { error: 'one of error, warn, info, debug' }).default('info'),
});
type Variables = z.output<typeof variables>;

/** Variables that only work together. */
const GROUPS = [
  ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ['MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN', 'MESSENGER_PAGE_TOKEN', 'MESSENGER_PAGE_ID'],
  ['BOTFRAMEWORK_APP_ID', 'BOTFRAMEWORK_APP_PASSWORD'],
];

function missingOf(group: string[], given: Record<string, unknown>): string[] {
  const missing = group.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === group.length) return [];
  const there = group.filter((name) => !missing.includes(name)).join(', ');
  return missing.map((name) => `${name} is missing; it is needed together with ${there}.`);
}

/** Secrets are not repeated: this message may end up in a log. */
function problemOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0] ?? '');
  const isSecret = /SECRET|TOKEN|PASSWORD|KEY/.test(name);
  return `${name} is ${isSecret ? 'not right' : `"${given[name] ?? ''}"`}; allowed: ${issue.message}.`;
}

function assemble(env: Variables): Config {
  return {
    port: env.PORT,
    host: env.HOST,
    contentDir: env.CONTENT_DIR,
    dataDir: env.DATA_DIR,
    retentionHours: env.RETENTION_HOURS,
    sendConnections: env.SEND_CONNECTIONS,
    minimumReview: env.MINIMUM_REVIEW,
    logLevel: env.LOG_LEVEL,
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
    ...(env.DATA_KEY ? { dataKey: env.DATA_KEY } : {}),
    ...(env.DATA_KEY_FILE ? { dataKeyFile: env.DATA_KEY_FILE } : {}),
    ...(env.TRUST_PROXY ? { trustProxy: readTrustProxy(env.TRUST_PROXY) } : {}),
    ...channelsOf(env),
  };
}

function channelsOf(env: Variables): Pick<Config, 'line' | 'messenger' | 'botframework'> {
  const { LINE_CHANNEL_SECRET: secrets, LINE_CHANNEL_ACCESS_TOKEN: lineToken } = env;
  const { MESSENGER_APP_SECRET: appSecret, MESSENGER_VERIFY_TOKEN: verifyToken } = env;
  const { MESSENGER_PAGE_TOKEN: token, MESSENGER_PAGE_ID: pageId } = env;
  const { BOTFRAMEWORK_APP_ID: appId, BOTFRAMEWORK_APP_PASSWORD: appPassword } = env;
  return {
    ...(secrets && lineToken ? { line: { secrets, token: lineToken, url: env.LINE_API_URL } } : {}),
    ...(appSecret && verifyToken && token && pageId
      ? {
          messenger: {
            appSecret,
            verifyToken,
            token,
            pageId,
            url: env.MESSENGER_API_URL,
            version: env.MESSENGER_API_VERSION,
          },
        }
      : {}),
    ...(appId && appPassword ? { botframework: { appId, appPassword } } : {}),
  };
}

/** Express's own setting: true or false, a number of proxies, or addresses. */
function readTrustProxy(given: string): boolean | number | string {
  if (given === 'true' || given === 'false') return given === 'true';
  return /^\d+$/.test(given) ? Number(given) : given;
}
