import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * What `npm start` runs. What an earlier start has compiled is not compiled again: that is a quarter of a start, and
 * 50 MB. It is kept beside the packages, where nobody may write who may not change the program. Plain JavaScript,
 * since the compiler would have to be loaded for a single line of TypeScript.
 */
const folder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'waymark');
enableCompileCache(folder);
// Threads look it up here.
process.env.NODE_COMPILE_CACHE = folder;
await import('./env.js');
await import('./main.ts');
