import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRules } from '../check/describe.ts';

/** Writes docs/rules.md from the rules themselves. `npm run rules`. */
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'rules.md'), describeRules());
