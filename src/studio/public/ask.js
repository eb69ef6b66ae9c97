import { useEffect, useState } from 'preact/hooks';
import { say } from './words.js';

/** Other sites' pages cannot send this along: whatever is posted here carries it. */
export const OURS = { 'waymark-page': 'studio' };

/** Asks the server. Rejects with an Error whose message is a sentence for staff. */
export async function ask(what, body = {}) {
  const response = await fetch(`/studio/api/${what}`, {
    method: 'POST',
    headers: { ...OURS, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
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
 * on its way, the old one stays.
 */
export function useAnswer(what, body, version) {
  const [got, setGot] = useState({});
  const question = JSON.stringify(body);
  useEffect(() => {
    let isOld = false;
    if (!version) return undefined;
    ask(what, JSON.parse(question)).then(
      (answer) => isOld || setGot({ answer }),
      (error) => isOld || setGot({ wrong: error.message }),
    );
    return () => {
      isOld = true;
    };
  }, [what, question, version]);
  return got;
}
