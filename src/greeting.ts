import type { Config } from './config.ts';
import type { Keys } from './store/keys.ts';
import type { Opened } from './turns.ts';

/** What the terminal says after the start: where to look, what is served, and what whoever runs it should know. */
export function tellStart({
  config,
  port,
  opened,
  keys,
}: {
  config: Config;
  port: number;
  opened: Opened;
  keys: Keys;
}): string {
  const { bundle, files, problems } = opened;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const drafts = Object.values(bundle.languages).filter(({ draft }) => draft);
  const held = Object.values(bundle.contacts).filter(({ withdrawn }) => withdrawn);
  const off = [config.line ? '' : 'LINE', config.messenger ? '' : 'Messenger'].filter(Boolean);
  const lines = [
    `Waymark is open: http://localhost:${port}/chat`,
    tellStudio(config, port, opened.accounts),
    `  Serving content ${bundle.hash.slice(0, 12)}, ${Object.keys(bundle.flows).length} conversations in ${Object.keys(bundle.languages).length} languages.`,
    files === 'faulty' ? `⚠ The files have ${errors} error(s): an earlier version is served. See: npm run check` : '',
    files === 'unpublished' ? '⚠ The files have changes that are not published. To serve them: npm run publish' : '',
    drafts.length > 0
      ? `⚠ Not yet reviewed by native speakers: ${drafts.map(({ endonym }) => endonym).join(', ')}. The bot says so.`
      : '',
    bundle.organisation.name && bundle.organisation.contact
      ? ''
      : '⚠ content/organisation.yaml does not say who runs this bot, nor how to reach a person there.',
    keys.made
      ? `⚠ A new key was made in ${keys.file ?? 'the data folder'}. A key beside the data protects nothing when both are taken: see DATA_KEY_FILE in .env.example.`
      : '',
    held.length > 0
      ? `⚠ Withdrawn, whatever the files say: ${held.map(({ id }) => id).join(', ')}. See: npm run withdraw -- --list`
      : '',
    off.length > 0 ? `  Off, because not configured: ${off.join(', ')} (see .env.example).` : '',
    config.publicUrl ? '' : '  PUBLIC_URL is not set: links to pages of this server are left out.',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

function tellStudio({ publicUrl, trustProxy }: Config, port: number, accounts: boolean): string {
  const here = `http://localhost:${port}/studio`;
  if (accounts) return `  For staff, with an account: ${publicUrl ? new URL('/studio', publicUrl).href : here}`;
  if (!publicUrl && !trustProxy) return `  For staff, on this computer only: ${here}`;
  return '  /studio is closed, since nobody has a staff account: npm run staff -- add NAME --role editor';
}
