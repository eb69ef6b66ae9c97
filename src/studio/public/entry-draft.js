import { useEffect, useState } from 'preact/hooks';
import { saysOf, useEdits } from './entry-state.js';
import { useSaving } from './saving.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';

/**
 * An entry while somebody changes it. `more`: what they confirm beside the values; `problems` and `opinion` are those of
 * what is written now. `save` writes it, `leave` forgets it.
 */
export function useDraft(entry, langs, signed) {
  const { kind, id, name } = entry;
  // Each edit carries what its editor saw, also when the file changes meanwhile.
  const [base, setBase] = useState(entry.given);
  const [more, setMore] = useState({});
  // What was typed stays until the page has what stands in the file after it was saved.
  const [awaited, setAwaited] = useState(false);
  const form = useEdits(base);
  const saving = useSaving();
  const isChanged = form.edits.length > 0 || more.checked === true;
  const isUnsaved = isChanged && !awaited;
  const body = { kind, id, edits: form.edits, ...more, signed };
  const trial = useTrial(['tryEntry'], isChanged ? { ...body, langs } : undefined);
  const said = isChanged && trial.answer ? trial.answer : entry;
  const begin = () => {
    form.forget();
    setMore({});
    setAwaited(false);
    setBase(entry.given);
  };
  useEffect(() => {
    if (!isUnsaved) begin();
  }, [entry.given]);
  useUnsaved(isUnsaved);
  return {
    base,
    form,
    more,
    setMore,
    saving,
    isUnsaved,
    problems: said.problems,
    opinion: said.opinion,
    wrong: trial.wrong,
    refused: isChanged && said.problems.some(({ severity }) => severity === 'error'),
    wrongOf: (path) => saysOf(said.problems, name, path),
    leave() {
      begin();
      saving.forget();
    },
    save() {
      const saved = ({ version }) => (version === entry.version ? begin() : setAwaited(true));
      if (isUnsaved) void saving.save('saveEntry', body, saved);
    },
  };
}
