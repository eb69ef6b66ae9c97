import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.js';

/** Nobody looks at what is said of half a word. */
const PAUSE_MS = 150;

/**
 * What the server says of something unsaved, once its writer pauses. `what`: the question, or several, the
 * quickest first, whose answers are put together. No body: nothing is asked.
 */
export function useTrial(what, body) {
  const [got, setGot] = useState({});
  const question = body && JSON.stringify(body);
  useEffect(() => {
    if (!question) {
      setGot({});
      return undefined;
    }
    let isOld = false;
    const timer = setTimeout(async () => {
      try {
        const all = [what].flat();
        for (const each of all) {
          const part = await ask(each, JSON.parse(question));
          if (isOld) return;
          setGot(({ answer }) => ({ answer: all.length > 1 ? { ...answer, ...part } : part }));
        }
      } catch (error) {
        if (!isOld) setGot({ wrong: error.message });
      }
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [question]);
  return got;
}
