import { parentPort, workerData } from 'node:worker_threads';
import { lessonsIn } from '../kept/lessons.ts';
import { openDrafts } from './drafts.ts';
import { createHearing } from './hearing.ts';
import { questions } from './questions.ts';
import type { Folders } from './on-desk.ts';
import { atTheComputer, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** What the page asks, and who is at it. `id` pairs it with its answer. */
export type Question = { id: number; what: string; body: unknown; by?: Staff };
export type Answered = { id: number } & ({ json: string } | { wrong: string } | { broke: string });

const folders = workerData as Folders;
const drafts = openDrafts(folders.contentDir);
const hearing = createHearing(lessonsIn(folders.dataDir));

async function answer({ id, what, body, by }: Question): Promise<Answered> {
  try {
    const question = Object.hasOwn(questions, what) ? questions[what] : undefined;
    if (!question)
      throw new Wrong(`There is nothing called like this. There is: ${Object.keys(questions).join(', ')}.`);
    return {
      id,
      json: JSON.stringify(
        await question(
          { drafts, hearing, folders },
          body,
          by ?? atTheComputer(Object.keys(drafts.now().bundle.languages)),
        ),
      ),
    };
  } catch (error) {
    if (error instanceof Wrong) return { id, wrong: error.message };
    // A message could quote what somebody typed; a name cannot.
    return { id, broke: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((answered) => parentPort?.postMessage(answered));
});
