import type { Bundle, Problem } from './bundle/bundle.ts';
import { readFiles } from './bundle/files.ts';
import { completed } from './bundle/older.ts';
import { unopened, withdraw } from './bundle/withdraw.ts';
import { type Compiled, compiledIn } from './kept/compiled.ts';
import type { Store } from './store/store.ts';

/**
 * `bundle`: what is served, as it was opened. It comes from the files, which are `fresh`, or is the one served last,
 * since they are `faulty` or somebody publishes by name and has not published them: `unpublished`.
 */
export type OpenedContent = { bundle: Bundle; problems: Problem[]; files: FilesState };
export type FilesState = 'fresh' | 'faulty' | 'unpublished';

/** Where the content is. `running`: what was served until the thread ended; a thread that comes back goes on with that. */
type Content = { contentDir: string; dataDir: string; running?: Bundle };

/**
 * Faultless files are published while nobody publishes by name; on errors the bundle published last is served, so that a
 * counter stays open. What parses and checks them is loaded only if they have changed: a tenth of a second and 15 MB.
 */
export async function openContent({ contentDir, dataDir, running }: Content, store: Store): Promise<OpenedContent> {
  const now = Date.now();
  if (running) {
    const bundle = openServed(store) ?? (await serveAgain(running, contentDir, store, now));
    return { bundle, problems: [], files: 'fresh' };
  }
  // They were without fault when they were published: a counter that comes back is not kept waiting for the checker.
  const same = await unchanged(contentDir, compiledIn(dataDir), store);
  if (same) return { bundle: same, problems: [], files: 'fresh' };
  const named = store.isNamed() ? openNamed(store) : undefined;
  if (named) return { bundle: named, problems: [], files: 'unpublished' };
  const { checkDirectory } = await import('./check/check.ts');
  const { bundle, files: read, problems } = checkDirectory(contentDir, now);
  const files = problems.some(({ severity }) => severity === 'error') ? 'faulty' : 'fresh';
  if (files === 'fresh') {
    store.publish(bundle, now);
    compiledIn(dataDir).keep(read, bundle.hash);
  }
  const served = files === 'fresh' ? withdraw(bundle, store.withdrawn()) : openServed(store);
  if (!served) throw new NothingToServe(problems);
  return { bundle: served, problems, files };
}

export function openServed(store: Store): Bundle | undefined {
  const last = store.published();
  return last && withdraw(completed(last), store.withdrawn());
}

/** Undefined where an earlier Waymark made what this one cannot read: the files are then better than no counter. */
function openNamed(store: Store): Bundle | undefined {
  try {
    return openServed(store);
  } catch {
    return undefined;
  }
}

/** What is served, if it is what the files make; they are parsed only if they have changed since the last start. */
async function unchanged(contentDir: string, compiled: Compiled, store: Store): Promise<Bundle | undefined> {
  const files = readFiles(contentDir);
  const known = compiled.find(files);
  if (known !== undefined) return store.isServed(known) ? openNamed(store) : undefined;
  const bundle = await fromFiles(contentDir, (hash) => store.isServed(hash));
  if (bundle) compiled.keep(files, bundle.hash);
  return bundle && withdraw(bundle, store.withdrawn());
}

/** The bundle that the files make, if it is a certain one. */
async function fromFiles(dir: string, isIt: (hash: string) => boolean): Promise<Bundle | undefined> {
  const { readSources } = await import('./bundle/read.ts');
  const { compile } = await import('./bundle/compile.ts');
  const { sources, problems: unread } = readSources(dir);
  const { bundle, problems } = compile(sources);
  return unread.length + problems.length === 0 && isIt(bundle.hash) ? bundle : undefined;
}

/**
 * Into a database that had to be made anew: what was withdrawn stays withdrawn. What ran had no examples (see
 * `withoutExamples`): they come from the files, if those are still the same.
 */
async function serveAgain(running: Bundle, contentDir: string, store: Store, now: number): Promise<Bundle> {
  const { bundle, withdrawals } = unopened(running);
  const whole = (await fromFiles(contentDir, (hash) => hash === bundle.hash)) ?? bundle;
  store.publish(whole, now);
  for (const withdrawal of withdrawals) store.withdraw(withdrawal);
  return withdraw(whole, withdrawals);
}

/** As all need it but who learns: examples are a third of a bundle. */
export const withoutExamples = (bundle: Bundle): Bundle => ({
  ...bundle,
  lexicons: Object.fromEntries(
    Object.entries(bundle.lexicons).map(([lang, { danger }]) => [
      lang,
      { danger, intents: {}, adverts: {}, cries: { clear: [], possible: [], calm: [] }, glosses: {} },
    ]),
  ),
});

/** The content has errors and nothing was ever published. */
export class NothingToServe extends Error {
  override name = 'NothingToServe';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('The content has errors, and no earlier version was published.');
    this.problems = problems;
  }
}
