import { afterEach, beforeEach } from 'vitest';
import { createStudio } from '../../src/studio/door.ts';
import { openDrafts } from '../../src/studio/drafts.ts';
import { createHearing } from '../../src/studio/hearing.ts';
import type { Desk } from '../../src/studio/on-desk.ts';
import { questions } from '../../src/studio/questions.ts';
import { atTheComputer, type Staff } from '../../src/studio/staff.ts';
import { type App, startApp } from '../server/app.ts';
import type { Content } from './content.ts';

/** An answer of the studio: looked at as plain JSON, as the page reads it. */
// biome-ignore lint: answers are looked at, not used
export type Any = any;

/** The studio over HTTP for each test of a file, asked as its page asks. */
export function studioOverHttp(content: Content) {
  let studio: Served;
  beforeEach(async () => {
    studio = await serveStudio(content.folders);
  });
  afterEach(() => studio.close());
  const post: Served['post'] = (...asked) => studio.post(...asked);
  const ask: Served['ask'] = (...asked) => studio.ask(...asked);
  return {
    get url() {
      return studio.url;
    },
    get logged() {
      return studio.logged;
    },
    post,
    ask,
  };
}

/** Until `close`, for a test that wants it over other folders. */
export async function serveStudio(folders: Content['folders']) {
  const { url, logged, close }: App = await startApp({ studio: createStudio(folders) });
  const post = (what: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/studio/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'waymark-page': 'studio', ...headers },
      body: JSON.stringify(body),
    });
  const ask = async (what: string, body?: unknown): Promise<Any> => (await post(what, body)).json();
  return { url, logged, close, post, ask };
}

type Served = Awaited<ReturnType<typeof serveStudio>>;

/** Who may do everything while there are no accounts. */
export const ANYBODY = atTheComputer(['en', 'my']);

/** The desk for each test of a file, without thread or server. */
export function studioDesk(content: Content) {
  let now: Desk;
  beforeEach(() => {
    const { dir, folders } = content;
    now = { drafts: openDrafts(dir), hearing: createHearing(), folders };
  });
  const desk: Desk = {
    get drafts() {
      return now.drafts;
    },
    get hearing() {
      return now.hearing;
    },
    get folders() {
      return now.folders;
    },
  };
  const ask = (what: string, body: unknown, by: Staff = ANYBODY): Any => questions[what]?.(desk, body, by);
  return { desk, ask };
}
