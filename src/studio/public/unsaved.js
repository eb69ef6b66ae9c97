import { useLayoutEffect } from 'preact/hooks';
import { say } from './words.js';

const held = new Set();

/** While this is true, leaving the page, or going to another one in it, asks first. Ends before "Saved." can be seen. */
export function useUnsaved(isUnsaved) {
  useLayoutEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event) => event.preventDefault();
    held.add(warn);
    addEventListener('beforeunload', warn);
    return () => {
      held.delete(warn);
      removeEventListener('beforeunload', warn);
    };
  }, [isUnsaved]);
}

/** Asks when something is not saved yet. */
export const mayLeave = () => held.size === 0 || confirm(say('unsaved.leave'));
