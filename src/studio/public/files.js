import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.js';

/** A second: a saved file shows while one still looks at it. Nothing is asked while the page is hidden. */
const EVERY_MS = 1000;

let look = async () => {};

/** Somebody has just saved: the page looks at once, and not a second later. */
export const lookAgain = () => void look();

/** What stands in the files, always as they are now. `wrong` where they cannot be asked for. */
export function useFiles() {
  const [files, setFiles] = useState({});
  useEffect(() => {
    let since;
    let timer;
    let isOver = false;
    let isAsking = false;
    look = async () => {
      clearTimeout(timer);
      if (!document.hidden && !isAsking) {
        isAsking = true;
        try {
          const state = await ask('state', { since });
          if (isOver) return;
          since = state.version;
          setFiles((before) => ({ ...before, ...state, wrong: undefined }));
        } catch (error) {
          setFiles((before) => ({ ...before, wrong: error.message }));
        } finally {
          isAsking = false;
        }
      }
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(look, EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return files;
}
