import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.js';

/** A second: a saved file shows while one still looks at it. Nothing is asked while the page is hidden. */
const EVERY_MS = 1000;

/** What stands in the files, always as they are now. `wrong` where they cannot be asked for. */
export function useFiles() {
  const [files, setFiles] = useState({});
  useEffect(() => {
    let since;
    let timer;
    let isOver = false;
    const look = async () => {
      if (!document.hidden) {
        try {
          const state = await ask('state', { since });
          if (isOver) return;
          since = state.version;
          setFiles((before) => ({ ...before, ...state, wrong: undefined }));
        } catch (error) {
          setFiles((before) => ({ ...before, wrong: error.message }));
        }
      }
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
