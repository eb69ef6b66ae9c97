import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.js';

/** Nobody looks at what is said of half a word. */
const PAUSE_MS = 150;

/**
 * What the server says of something unsaved, once its writer pauses. `whats`: the questions, the quickest first; what they
 * answer is put together. No body: nothing is asked.
 */
export function useTrial(whats, body) {
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
        for (const what of whats) {
          const part = await ask(what, JSON.parse(question));
          if (isOld) return;
          setGot(({ answer }) => ({ answer: { ...answer, ...part } }));
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
