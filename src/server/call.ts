import { Router } from 'express';
import { notFound } from './failures.ts';
import { escaped, langOf, page } from './page.ts';
import type { CallPage, Serving } from './serving.ts';

/** `/call/:contact`: where a platform cannot show a short number. What to know before calling stands above it. */
export const callRoutes = ({ contact, privacy }: Serving): Router => {
  const router = Router();
  router.get('/call/:contact', (request, response, next) => {
    const lang = langOf(request, privacy().languages);
    const found = contact(request.params.contact, lang);
    if (!found) {
      notFound(request, response, next);
      return;
    }
    // The tab's title is what somebody sees who takes the phone: it names nobody.
    response.type('html').send(page(lang, found.number, body(found)));
  });
  return router;
};

const body = ({ title, lines, number }: CallPage): string => {
  const told = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  const link = `<a class="call" href="tel:${escaped(dialled(number))}"><b dir="ltr">☎ ${escaped(number)}</b>`;
  return `<h1>${escaped(title)}</h1>\n${told}\n${link} <span>${escaped(title)}</span></a>`;
};

/** What a `tel:` address can hold of a number as people write it; `#` would begin a fragment. */
export const dialled = (number: string): string => number.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23');
