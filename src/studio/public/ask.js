import { useEffect, useState } from 'preact/hooks';

/** Asks the server. Rejects with an Error whose message is a sentence for staff. */
export async function ask(what, body = {}) {
  const response = await fetch(`/studio/api/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('Waymark does not answer. Is it still running? This page goes on by itself when it is back.');
  });
  if (response.ok) return response.json();
  const isOurs = response.headers.get('content-type')?.includes('json');
  if (isOurs) throw new Error((await response.json()).wrong);
  const said = await response.text();
  throw new Error(response.status === 403 ? said : `Waymark could not do this (${said}). Its log says where it broke.`);
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
