import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { createLimit } from './limit.ts';
import { dialled } from './call.ts';
import { escaped, langOf, page } from './page.ts';
import type { DirectoryEntry, DirectoryField, DirectoryPage, Serving } from './serving.ts';

const style = fileURLToPath(new URL('public/directory.css', import.meta.url));

/** `/directory`: a search among those who help, for caseworkers; without any script, and to be printed. */
export const directoryRoutes = ({ privacy, directory }: Serving): Router => {
  const router = Router();
  const limit = createLimit();
  router.get('/directory/directory.css', (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(style, { cacheControl: false });
  });
  router.get('/directory', (request, response, next) => {
    const wait = limit(request.ip ?? '');
    if (!directory) next();
    else if (wait > 0) response.status(429).set('Retry-After', String(wait)).type('text/plain').send('Too many');
    else {
      const lang = langOf(request, privacy().languages);
      const told = directory(request.query, lang);
      // Its form leads to itself; no other page has one that is sent.
      const policy = String(response.get('Content-Security-Policy')).replace(
        "form-action 'none'",
        "form-action 'self'",
      );
      response.set('Content-Security-Policy', policy).type('html');
      response.send(page(lang, told.title, body(told, lang), '/directory/directory.css'));
    }
  });
  return router;
};

const body = (told: DirectoryPage, lang: string): string => `${languages(told, lang)}
<h1>${escaped(told.title)}</h1>
${told.intro.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<form class="search" action="/directory" method="get">
<input type="hidden" name="lang" value="${escaped(lang)}">
${told.fields.map(select).join('\n')}
<label class="check"><input type="checkbox" name="open" value="yes"${told.open.chosen ? ' checked' : ''}> ${escaped(told.open.label)}</label>
<button type="submit">${escaped(told.button)}</button>
</form>
<p>${escaped(told.clock)}</p>
${told.groups.map(group).join('\n')}`;

/** The same search in another language. */
const languages = (told: DirectoryPage, current: string): string => {
  const chosen = [
    ...told.fields.filter((field) => field.chosen !== '').map((field): [string, string] => [field.name, field.chosen]),
    ...(told.open.chosen ? [['open', 'yes'] as [string, string]] : []),
  ];
  const links = told.languages.map(({ lang, endonym }) => {
    const query = new URLSearchParams([['lang', lang], ...chosen]);
    const here = lang === current ? ' aria-current="page"' : '';
    return `<a href="/directory?${escaped(String(query))}" lang="${escaped(lang)}"${here}>${escaped(endonym)}</a>`;
  });
  return `<nav class="languages" aria-label="🌐">${links.join('\n')}</nav>`;
};

const select = ({ name, label, any, choices, chosen }: DirectoryField): string => {
  const options = choices.map(
    ({ value, words }) =>
      `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${escaped(words)}</option>`,
  );
  const all = `<option value="">${escaped(any)}</option>`;
  return `<label>${escaped(label)} <select name="${escaped(name)}">${all}${options.join('')}</select></label>`;
};

const group = ({ heading, entries }: DirectoryPage['groups'][number]): string =>
  `<section><h2>${escaped(heading)}</h2>\n${entries.map(entry).join('\n')}</section>`;

/** As in the conversation: the warning first, then the number, then what else is known. */
const entry = ({ title, lines, number, source }: DirectoryEntry): string => {
  const told = lines.map((line) => `<p>${line.startsWith('☎') ? call(line, number) : escaped(line)}</p>`);
  const from = `<a href="${escaped(source.url)}" rel="noreferrer">${escaped(source.title)}</a>`;
  return `<article><h3>${escaped(title)}</h3>\n${told.join('\n')}\n<p class="source">${escaped(source.label)} ${from}</p></article>`;
};

/** The line of the number itself may go on with a key to press; a desk's other numbers stand alone in theirs. */
const call = (line: string, number: string): string => {
  const address = dialled(line.includes(number) ? number : line);
  return `<a class="call" href="tel:${escaped(address)}"><b dir="ltr">${escaped(line)}</b></a>`;
};
