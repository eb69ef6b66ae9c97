import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return '';
};

describe('readConfig', () => {
  it('starts with nothing set, on this computer alone, because a newcomer has no credentials', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      contentDir: '.',
      dataDir: './data',
      retentionHours: 72,
      minimumReview: 'draft',
      sendConnections: 32,
      logLevel: 'info',
    });
  });

  it('names every wrong variable at once, with what was given and what is allowed', () => {
    const message = messageOf({ PORT: '80a', PUBLIC_URL: 'ftp://x', RETENTION_HOURS: '0', LOG_LEVEL: 'loud' });
    expect(message).toBe(
      [
        'These environment variables are wrong:',
        '  PORT is "80a"; allowed: a whole number from 0 to 65535.',
        '  PUBLIC_URL is "ftp://x"; allowed: an address that begins with https://.',
        '  RETENTION_HOURS is "0"; allowed: a whole number from 1 to 8760.',
        '  LOG_LEVEL is "loud"; allowed: one of error, warn, info, debug.',
      ].join('\n'),
    );
  });

  it('says which half of a channel is missing, because a channel with half its secrets would stay silent', () => {
    expect(messageOf({ LINE_CHANNEL_SECRET: 's' })).toContain(
      'LINE_CHANNEL_ACCESS_TOKEN is missing; it is needed together with LINE_CHANNEL_SECRET.',
    );
    expect(messageOf({ MESSENGER_PAGE_TOKEN: 't', MESSENGER_PAGE_ID: '1' }).split('\n')).toHaveLength(3);
  });

  it('never repeats a secret, because this message ends up in logs', () => {
    expect(messageOf({ MESSENGER_PAGE_ID: 'x', MESSENGER_PAGE_TOKEN: 'top-secret' })).not.toContain('top-secret');
  });

  it('takes a list of LINE secrets, because reissuing one kills the old one at once', () => {
    const config = readConfig({ LINE_CHANNEL_SECRET: 'new, old', LINE_CHANNEL_ACCESS_TOKEN: 't' });
    expect(config.line).toEqual({ secrets: ['new', 'old'], token: 't', url: 'https://api.line.me' });
  });

  it('counts an empty value as not set, because .env.example leaves most of them empty', () => {
    expect(readConfig({ PORT: '', LINE_CHANNEL_SECRET: ' ' }).port).toBe(3000);
  });

  it('takes .env.example as it is, and that file explains every variable', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
    const given = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(given)).toEqual(readConfig({}));
    const source = readFileSync(join(import.meta.dirname, '..', 'src', 'config.ts'), 'utf8');
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect(new Set(Object.keys(given))).toEqual(new Set(known));
  });
});
