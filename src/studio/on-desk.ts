import type { Drafts } from './drafts.ts';
import type { Hearing } from './hearing.ts';

/** What lies on the desk: each question of the page is answered from it. */
export type Desk = { drafts: Drafts; hearing: Hearing; folders: Folders };

/** Where the files and the database are, absolute. */
export type Folders = { contentDir: string; dataDir: string };
