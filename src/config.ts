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
  const read = Object.entries(kinds).map(
    ([name, kind]) => [name, kind, given[name], readOne(kind, given[name])] as const,
  );
  const wrong = read.filter(([, , text, value]) => text !== undefined && value === undefined);
  const problems = wrong.map(([name, { allowed }, text]) => problemOf(name, text, allowed));
  problems.push(...GROUPS.flatMap((group) => missingOf(group, given)));
  if (problems.length > 0) throw new ConfigError(problems);
  return assemble(Object.fromEntries(read.map(([name, , , value]) => [name, value])));
}

/** The message lists all mistakes, a line each: the variable, what was given, what is allowed. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(problems: string[]) {
    super(`These environment variables are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** What a variable may hold; `read` is undefined for anything else. Zod would be 40 ms of a start, and 10 MB. */
type Kind<T = unknown> = { allowed: string; read(given: string): T | undefined };

const readOne = (kind: Kind, given: string | undefined): unknown =>
  given === undefined ? undefined : kind.read(given);

const matching = (pattern: RegExp, allowed: string): Kind<string> => ({
  allowed,
  read: (given) => (pattern.test(given) ? given : undefined),
});
const whole = (min: number, max: number): Kind<number> => ({
  allowed: `a whole number from ${min} to ${max}`,
  read: (given) => (/^\d+$/.test(given) && Number(given) >= min && Number(given) <= max ? Number(given) : undefined),
});
const address = (protocols: string[]): Kind<string> => ({
  allowed: `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  read: (given) => (protocols.includes(URL.parse(given)?.protocol ?? '') ? given.trim() : undefined),
});
const oneOf = <T extends string>(...names: T[]): Kind<T> => ({
  allowed: `one of ${names.join(', ')}`,
  read: (given) => names.find((name) => name === given),
});
const text: Kind<string> = { allowed: 'any text', read: (given) => given };
const list: Kind<string[]> = {
  allowed: 'a list with commas',
  read: (given) =>
    given
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
};

const kinds = {
  PORT: whole(0, 65535),
  HOST: text,
  PUBLIC_URL: address(['https:']),
  CONTENT_DIR: text,
  DATA_DIR: text,
  DATA_KEY: text,
  DATA_KEY_FILE: text,
  RETENTION_HOURS: whole(1, 24 * 365),
  SEND_CONNECTIONS: whole(1, 1000),
  LINE_CHANNEL_SECRET: list,
  LINE_CHANNEL_ACCESS_TOKEN: text,
  LINE_API_URL: address(['http:', 'https:']),
  MESSENGER_APP_SECRET: text,
  MESSENGER_VERIFY_TOKEN: text,
  MESSENGER_PAGE_TOKEN: text,
  MESSENGER_PAGE_ID: matching(/^\d+$/, 'digits only'),
  MESSENGER_API_URL: address(['http:', 'https:']),
  MESSENGER_API_VERSION: matching(/^v\d+\.\d+$/, 'a version such as v26.0'),
  BOTFRAMEWORK_APP_ID: text,
  BOTFRAMEWORK_APP_PASSWORD: text,
  TRUST_PROXY: text,
  MINIMUM_REVIEW: oneOf('draft', 'reviewed', 'approved'),
  LOG_LEVEL: oneOf('error', 'warn', 'info', 'debug'),
};
type Variables = { [Name in keyof typeof kinds]?: NonNullable<ReturnType<(typeof kinds)[Name]['read']>> };

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
function problemOf(name: string, given: string | undefined, allowed: string): string {
  const isSecret = /SECRET|TOKEN|PASSWORD|KEY/.test(name);
  return `${name} is ${isSecret ? 'not right' : `"${given ?? ''}"`}; allowed: ${allowed}.`;
}

function assemble(env: Variables): Config {
  return {
    port: env.PORT ?? 3000,
    host: env.HOST ?? '127.0.0.1',
    contentDir: env.CONTENT_DIR ?? '.',
    dataDir: env.DATA_DIR ?? './data',
    retentionHours: env.RETENTION_HOURS ?? 72,
    sendConnections: env.SEND_CONNECTIONS ?? 32,
    minimumReview: env.MINIMUM_REVIEW ?? 'draft',
    logLevel: env.LOG_LEVEL ?? 'info',
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
    ...(secrets && lineToken
      ? { line: { secrets, token: lineToken, url: env.LINE_API_URL ?? 'https://api.line.me' } }
      : {}),
    ...(appSecret && verifyToken && token && pageId
      ? {
          messenger: {
            appSecret,
            verifyToken,
            token,
            pageId,
            url: env.MESSENGER_API_URL ?? 'https://graph.facebook.com',
            version: env.MESSENGER_API_VERSION ?? 'v26.0',
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
