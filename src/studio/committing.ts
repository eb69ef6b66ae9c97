import { asList, asObject, asText } from '../channels/json.ts';
import { changedIn, commit, GitFailed } from './git.ts';
import { reasonOf, short } from './publishing.ts';
import type { Desk } from './on-desk.ts';
import { signatureOf, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** Keeping the files' own history, where the content folder lies in a git repository. */
export const committingQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  /** `changed`: absent where there is no git or no repository: then nothing is offered. */
  async changed({ folders }, _body, by) {
    const me = { name: by.name, mayCommit: mayCommit(by) };
    try {
      const changed = await changedIn(folders.contentDir);
      return { me, ...(changed ? { changed } : {}) };
    } catch (error) {
      throw told(error);
    }
  },
  /** `files`: those the page has shown; what has changed since then waits for the next commit. */
  async commit({ folders: { contentDir } }, body, by) {
    if (!mayCommit(by))
      throw new Wrong('Only an editor or a publisher can do this. Somebody who runs Waymark gives that role.');
    const { files, why, name } = asObject(body);
    const signed = { who: short(signatureOf(by, name), 'name'), why: reasonOf(why) };
    try {
      const seen = new Set(asList(files).map(asText));
      const now = (await changedIn(contentDir)) ?? [];
      const chosen = now.map(({ file }) => file).filter((file) => seen.has(file));
      if (chosen.length === 0)
        throw new Wrong('None of these files differs from the last commit any more. Look again.');
      return { commit: await commit(contentDir, chosen, signed), files: chosen.length };
    } catch (error) {
      throw told(error);
    }
  },
};

const mayCommit = ({ roles }: Staff): boolean => roles.includes('editor') || roles.includes('publisher');

const told = (error: unknown): unknown =>
  error instanceof GitFailed
    ? new Wrong(
        `Git could not do it, and nothing was committed: ${error.message} Whoever looks after the repository can help.`,
      )
    : error;
