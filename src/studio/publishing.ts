import type { Bundle } from '../bundle/bundle.ts';
import { stateOf, unitsOf } from '../bundle/review.ts';
import { asObject, asText } from '../channels/json.ts';
import { type Difference, differencesBetween } from '../check/differences.ts';
import { withStore } from '../publishing/database.ts';
import { findEarlier, readServed, serveEarlier } from '../publishing/earlier.ts';
import { HISTORY_ROWS, type Served, type Store } from '../store/store.ts';
import type { Desk } from './on-desk.ts';
import { mustBe, signatureOf, type Staff } from './staff.ts';
import { brokenIn, hasErrors, mustBeTold } from './telling.ts';
import { Wrong } from './wrong.ts';

/** So many differences are sent; more than a person reads before one publishes. */
const MOST_CHANGES = 400;
/** A reason and a name are kept for good: a sentence, no letter. */
const LONGEST = 300;

/** What the page "Publish" asks. */
export const publishingQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  /** What is served, what publishing would change, and what stands in the way. */
  serving({ drafts, folders }, _body, { name, roles }) {
    const draft = drafts.now();
    const { version, bundle, problems } = draft;
    const errors = problems.filter(({ severity }) => severity === 'error');
    return inStore(folders.dataDir, (store) => {
      const before = readServed(store);
      const [now] = store.history();
      return {
        version,
        me: { name, mayPublish: roles.includes('publisher') },
        files: bundle.hash,
        now,
        isNamed: store.isNamed(),
        changes: few(differencesBetween(before, bundle)),
        errors,
        broken: errors.length > 0 ? [] : brokenIn(draft),
        warnings: problems.filter(({ severity }) => severity === 'warning').length,
        drafts: draftsOf(bundle),
        withdrawn: store.withdrawn(),
      };
    });
  },
  /** `files` and `served`: the two hashes that the page has shown; `nevertheless`: although stories break. */
  publish({ drafts, folders }, body, by) {
    mustBe('publisher', by);
    const { files, served, why, name } = asObject(body);
    const publisher = { who: short(signatureOf(by, name), 'name'), why: reasonOf(why) };
    const draft = drafts.again();
    const { version, bundle } = draft;
    if (bundle.hash !== files) throw new Wrong(CHANGED);
    if (hasErrors(draft))
      throw new Wrong('The files have an error, and nothing was published. What was served before goes on.');
    mustBeTold(draft, body);
    return inStore(folders.dataDir, (store) => {
      mustBeSeen(store, served);
      store.publish(bundle, Date.now(), publisher);
      return { version, now: store.history()[0] };
    });
  },
  /** A page of the history, latest first. */
  history({ folders }, body) {
    const { before } = asObject(body);
    return inStore(folders.dataDir, (store) => {
      const rows = store.history(typeof before === 'number' ? before : undefined);
      return { rows, hasMore: rows.length === HISTORY_ROWS, now: store.history()[0]?.number };
    });
  },
  /** What changed from one version to another; a version is named by its hash, the files by ''. */
  between({ drafts, folders }, body) {
    const { from, to } = asObject(body);
    return inStore(folders.dataDir, (store) => {
      const open = (hash: unknown): Bundle => {
        if (hash === '') return drafts.now().bundle;
        const found = findEarlier(store, asText(hash) ?? '');
        if ('wrong' in found) throw new Wrong(found.wrong);
        return found.bundle;
      };
      return { changes: few(differencesBetween(open(from), open(to))) };
    });
  },
  /** Serves an earlier version again. The files stay as they are. */
  back({ folders }, body, by) {
    mustBe('publisher', by);
    const { hash, served, why, name } = asObject(body);
    const publisher = { who: short(signatureOf(by, name), 'name'), why: reasonOf(why) };
    return inStore(folders.dataDir, (store): { now: Served | undefined } => {
      mustBeSeen(store, served);
      const done = serveEarlier(store, asText(hash) ?? '', publisher, Date.now());
      if ('wrong' in done) throw new Wrong(done.wrong);
      return { now: store.history()[0] };
    });
  },
};

const CHANGED =
  'The files have changed since you looked, and nothing was published. Look at what would change now, then publish.';

/** Throws Wrong when something else is served than what the page has shown. */
function mustBeSeen(store: Store, seen: unknown): void {
  if (store.history()[0]?.hash !== (asText(seen) || undefined))
    throw new Wrong('Somebody else has published meanwhile, and nothing was done. Look at what is served now.');
}

/** Why something was done, for those who ask later. */
export const reasonOf = (why: unknown): string => {
  const said = asText(why)?.trim() ?? '';
  if (said === '') throw new Wrong('Say why, for those who ask later.');
  return short(said, 'reason');
};

export function short(said: string, what: 'name' | 'reason'): string {
  if (said.length <= LONGEST) return said.replaceAll(/\s+/g, ' ');
  throw new Wrong(`The ${what} has ${said.length} characters; at most ${LONGEST} are kept.`);
}

/** Opens the database for one question: nothing of it is held while nobody asks. */
export function inStore<T>(dataDir: string, work: (store: Store) => T): T {
  try {
    return withStore(dataDir, work);
  } catch (error) {
    if (error instanceof Wrong) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Wrong(`The database does not answer (${code}), and nothing was changed. Try again in a moment.`);
  }
}

const few = (all: Difference[]) => ({ count: all.length, shown: all.slice(0, MOST_CHANGES) });

/** How much of each language nobody has read yet, in units such as a step with its answers. */
function draftsOf(bundle: Bundle) {
  return Object.entries(bundle.languages).map(([lang, { endonym }]) => {
    const units = [...unitsOf(bundle.texts[lang]).keys()];
    return {
      lang,
      endonym,
      units: units.length,
      drafts: units.filter((unit) => stateOf(bundle, lang, unit) === 'draft').length,
    };
  });
}
