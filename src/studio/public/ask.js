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
    throw new Error(say('ask.silent'));
  });
  if (response.ok) return response.json();
  if (response.status === 401) throw new Error(say('signIn.out'));
  const isOurs = response.headers.get('content-type')?.includes('json');
  if (isOurs) throw new Error((await response.json()).wrong);
  const said = await response.text();
  throw new Error(response.status === 403 ? said : say('ask.broke', { said }));
}

/**
 * The answer to a question, asked again whenever the question or the version of the files changes. While a new one is
 * on its way, the old one stays; it also stays beside what went wrong, since somebody may be writing on it.
 */
export function useAnswer(what, body, version) {
  const [got, setGot] = useState({});
  const question = JSON.stringify(body);
  useEffect(() => {
    let isOld = false;
    if (!version) return undefined;
    ask(what, JSON.parse(question)).then(
      (answer) => isOld || setGot({ answer }),
      (error) => isOld || setGot(({ answer }) => ({ answer, wrong: error.message })),
    );
    return () => {
      isOld = true;
    };
  }, [what, question, version]);
  return got;
}
