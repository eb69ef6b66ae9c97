import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../bundle/json-schemas.ts';

/** Writes schemas/<kind>.json, which the first line of each YAML file names. `npm run schemas`. */
const folder = join(import.meta.dirname, '..', '..', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [kind, schema] of Object.entries(jsonSchemas())) writeFileSync(join(folder, `${kind}.json`), schema);
