/** Languages in which the page speaks to staff. What the bot says is another matter. */
export const LANGUAGES = { en: 'English', th: 'ไทย', my: 'မြန်မာ' };

const KEPT = 'studio-language';
const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2)), 'en'];
export const language = wanted.find((lang) => lang && Object.hasOwn(LANGUAGES, lang));

const words = await (await fetch(new URL(`words/${language}.json`, import.meta.url))).json();
const plural = new Intl.PluralRules(language);
document.documentElement.lang = language;

/**
 * The page's words: `say('texts.left', { count: 3 })`. Where a language tells one from many, `left_one` and `left_other`
 * stand there instead of `left`.
 */
export function say(key, values = {}) {
  return sayWith(key, values).join('');
}

/** The same as a list, for values that are markup: `sayWith('problems.longer', { command: html`<code>…</code>` })`. */
export function sayWith(key, values) {
  const text = below(key) ?? below(`${key}_${plural.select(Number(values.count))}`) ?? key;
  // Every second part is the name between the braces.
  return text.split(/\{\{(\w+)\}\}/).map((part, n) => (n % 2 === 0 ? part : (values[part] ?? '')));
}

const below = (key) => key.split('.').reduce((inner, name) => inner?.[name], words);

/** From now on in this language. */
export function speak(lang) {
  localStorage.setItem(KEPT, lang);
  location.reload();
}
