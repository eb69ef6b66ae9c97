import { Router } from 'express';
import { escaped, langOf, page } from './page.ts';
import type { PrivacyPage, Serving } from './serving.ts';

/** `/privacy`: what is kept, in every language of the bot. */
export const privacyRoutes = ({ privacy }: Serving): Router => {
  const router = Router();
  router.get('/privacy', (request, response) => {
    const { languages } = privacy();
    const lang = langOf(request, languages);
    const told = privacy(lang);
    response.type('html').send(page(lang, told.title, body(told, lang)));
  });
  return router;
};

const body = ({ title, paragraphs, languages }: PrivacyPage, current: string): string => {
  const links = languages.map(({ lang, endonym }) => {
    const here = lang === current ? ' aria-current="page"' : '';
    return `<a href="/privacy?lang=${escaped(lang)}" lang="${escaped(lang)}"${here}>${escaped(endonym)}</a>`;
  });
  const told = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n');
  return `<nav class="languages" aria-label="🌐">${links.join('\n')}</nav>\n<h1>${escaped(title)}</h1>\n${told}`;
};
