import { parentPort, workerData } from 'node:worker_threads';
import { openDrafts } from './drafts.ts';
import { createHearing } from './hearing.ts';
import { questions } from './questions.ts';
import { Wrong } from './wrong.ts';

/** What the page asks. `id` pairs it with its answer. */
export type Question = { id: number; what: string; body: unknown };
export type Answered = { id: number } & ({ json: string } | { wrong: string } | { broke: string });

const { contentDir } = workerData as { contentDir: string };
const drafts = openDrafts(contentDir);
const hearing = createHearing();

async function answer({ id, what, body }: Question): Promise<Answered> {
  try {
    const question = Object.hasOwn(questions, what) ? questions[what] : undefined;
    if (!question)
      throw new Wrong(`There is nothing called like this. There is: ${Object.keys(questions).join(', ')}.`);
    return { id, json: JSON.stringify(await question({ drafts, hearing }, body)) };
  } catch (error) {
    if (error instanceof Wrong) return { id, wrong: error.message };
    // A message could quote what somebody typed; a name cannot.
    return { id, broke: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((answered) => parentPort?.postMessage(answered));
});
