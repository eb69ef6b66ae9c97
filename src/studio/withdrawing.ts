import { asObject, asText } from '../channels/json.ts';
import { putBack, takeOut } from '../publishing/withdrawing.ts';
import { inStore, reasonOf, short } from './publishing.ts';
import type { Desk } from './on-desk.ts';
import { signatureOf, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** Numbers that must go at once, and their way back. */
export const withdrawingQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  withdrawn: ({ folders }, _body, by) =>
    inStore(folders.dataDir, (store) => ({
      withdrawn: store.withdrawn(),
      me: { name: by.name, mayWithdraw: mayWithdraw(by) },
    })),
  withdraw({ drafts, folders: { contentDir, dataDir } }, body, by) {
    mustBeAllowed(by);
    const { id, why, name } = asObject(body);
    const asked = { id: asText(id) ?? '', why: reasonOf(why), who: short(signatureOf(by, name), 'name') };
    const files = drafts.now().bundle.contacts;
    return inStore(dataDir, (store) => {
      const out = takeOut(store, { ...asked, files, contentDir }, Date.now());
      if ('wrong' in out) throw new Wrong(out.wrong);
      return { notes: out.notes.map((note) => note.trim()), withdrawn: store.withdrawn() };
    });
  },
  restore({ folders }, body, by) {
    mustBeAllowed(by);
    return inStore(folders.dataDir, (store) => {
      const back = putBack(store, asText(asObject(body).id) ?? '');
      if ('wrong' in back) throw new Wrong(back.wrong);
      return { notes: [], withdrawn: store.withdrawn() };
    });
  },
};

const mayWithdraw = ({ roles }: Staff): boolean => roles.includes('editor') || roles.includes('publisher');

function mustBeAllowed(by: Staff): void {
  if (!mayWithdraw(by))
    throw new Wrong('Only an editor or a publisher can do this. Somebody who runs Waymark gives that role.');
}
