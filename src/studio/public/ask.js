import { useEffect, useState } from 'preact/hooks';
import { say } from './words.js';

/** Other sites' pages cannot send this along: whatever is posted here carries it. */
export const OURS = { 'waymark-page': 'studio' };

/** Asks the server. Rejects with an Error whose message is a sentence for staff. */
export const ask = (what, body = {}) => post(`api/${what}`, 'application/json', JSON.stringify(body));

/** Sends a file as it is; answers and errors as with `ask`. */
export const upload = (where, file) => post(`upload/${where}`, 'application/octet-stream', file);

async function post(where, type, body) {
  const headers = { ...OURS, 'content-type': type };
  const response = await fetch(`/studio/${where}`, { method: 'POST', headers, body }).catch(() => {
    throw passing(say('ask.silent'));
  });
  if (response.ok) return response.json();
  if (response.status === 401) throw new Error(say('signIn.out'));
  const isOurs = response.headers.get('content-type')?.includes('json');
  if (isOurs) throw new Error((await response.json()).wrong);
  const said = await response.text();
  if (response.status === 403) throw new Error(said);
  throw passing(say('ask.broke', { said }));
}

/** What is over when one asks again: nobody answered, or was too busy. */
const passing = (sentence) => Object.assign(new Error(sentence), { isPassing: true });

const AGAIN_MS = 2000;

/**
 * The answer to a question, asked again whenever the question or the version of the files changes. While a new one is
 * on its way, the old one stays; it also stays beside what went wrong, since somebody may be writing on it. What may pass
 * is asked again.
 */
export function useAnswer(what, body, version) {
  const [got, setGot] = useState({});
  const question = JSON.stringify(body);
  useEffect(() => {
    let isOld = false;
    let timer;
    if (!version) return undefined;
    const go = () =>
      ask(what, JSON.parse(question)).then(
        (answer) => isOld || setGot({ answer }),
        (error) => {
          if (isOld) return;
          setGot(({ answer }) => ({ answer, wrong: error.message }));
          if (error.isPassing) timer = setTimeout(go, AGAIN_MS);
        },
      );
    void go();
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [what, question, version]);
  return got;
}
