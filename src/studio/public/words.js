/** Languages in which the page speaks to staff. What the bot says is another matter. */
export const LANGUAGES = { en: 'English', th: 'ไทย', my: 'မြန်မာ' };

const KEPT = 'studio-language';
const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2)), 'en'];
export const language = wanted.find((lang) => lang in LANGUAGES);

const load = async (lang) => (await fetch(`/studio/files/words/${lang}.json`)).json();
const [own, english] = await Promise.all([load(language), load('en')]);
document.documentElement.lang = language;

/** The page's words: `say('texts.left', { count: 3 })`. What a language lacks is said in English. */
export function say(key, values = {}) {
  const text = below(own, key) ?? below(english, key) ?? key;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''));
}

const below = (words, key) => key.split('.').reduce((inner, name) => inner?.[name], words);

/** From now on in this language. */
export function speak(lang) {
  localStorage.setItem(KEPT, lang);
  location.reload();
}
