import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.js';

/** Nobody looks at what is said of half a word. */
const PAUSE_MS = 200;

/** What the server says of something unsaved, once its writer pauses. No body: nothing is asked. */
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
        const answer = await ask(what, JSON.parse(question));
        if (!isOld) setGot({ answer });
      } catch (error) {
        if (!isOld) setGot({ wrong: error.message });
      }
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [what, question]);
  return got;
}
