import type { Request } from 'express';
import type { PrivacyPage } from './serving.ts';

/** A page of words, without any script. `body` is markup; `title` is text; `style`: a style sheet besides the chat's. */
export const page = (lang: string, title: string, body: string, style?: string): string => `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/chat/chat.css">${style ? `\n<link rel="stylesheet" href="${style}">` : ''}
</head>
<body>
<main class="paper">
${body}
</main>
</body>
</html>
`;

/** Text as it may stand in markup and in attributes. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** `?lang=` if we have it, else what the browser asks for, else the first we have. */
export const langOf = (request: Request, languages: PrivacyPage['languages']): string => {
  const known = languages.map(({ lang }) => lang);
  const { lang } = request.query;
  if (typeof lang === 'string' && known.includes(lang)) return lang;
  return request.acceptsLanguages(known) || known[0] || 'en';
};
