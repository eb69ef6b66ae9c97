import { existsSync } from 'node:fs';

/** What `.env` sets, for every command that serves; what the outside has set already stays. Without the file nothing. */
if (existsSync('.env')) process.loadEnvFile('.env');
