import { useEffect, useState } from 'preact/hooks';
import { mayLeave } from './unsaved.js';

/** Where one is: `#map/job-offer.fee` is the map, at that step. Only places of the flows stand there, nothing typed. */
export function useRoute() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    let kept = location.hash;
    const changed = () => {
      if (location.hash === kept) return;
      if (!mayLeave()) {
        history.replaceState(undefined, '', kept || '#');
        return;
      }
      kept = location.hash;
      setHash(kept);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const [page, unit = ''] = hash.slice(1).split('/');
  return { page: page || 'talk', unit: decodeURIComponent(unit) };
}

export const linkTo = (page, unit) => (unit ? `#${page}/${encodeURIComponent(unit)}` : `#${page}`);
