import i18next from 'i18next';
import type { Bundle, Texts as Words } from '../bundle/bundle.ts';

/** Opens the words. `key` is `namespace:path.to.text`; a language that lacks it falls back to its chain, then the first. */
export type Texts = {
  /** In this language or the first one. */
  has(lang: string, key: string): boolean;
  say(lang: string, key: string, vars?: Record<string, unknown>): string;
  /** The text as written, with its placeholders. */
  raw(lang: string, key: string): string | undefined;
};

export function createTexts(bundle: Bundle): Texts {
  const languages = Object.keys(bundle.languages);
  const behind = (lang: string): string[] => [...(bundle.languages[lang]?.chain ?? []), languages[0] ?? 'en'];
  const i18n = i18next.createInstance();
  void i18n.init({
    initAsync: false,
    resources: bundle.texts,
    fallbackLng: Object.fromEntries(languages.map((lang) => [lang, behind(lang)])),
    load: 'currentOnly',
    ns: [],
    returnEmptyString: false,
    interpolation: { escapeValue: false },
  });
  const spoken = Object.fromEntries(languages.map((lang) => [lang, i18n.getFixedT(lang)]));
  const plain = new Map<string, string>();
  const raw = (lang: string, key: string) => {
    for (const each of [lang, ...behind(lang)]) {
      const found = lookUp(bundle.texts[each], key);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    has: (lang, key) => raw(lang, key) !== undefined,
    raw,
    say(lang, key, vars) {
      if (vars) return spoken[lang]?.(key, vars) ?? key;
      // Most texts have no placeholders: each is opened once.
      const known = plain.get(`${lang} ${key}`);
      if (known !== undefined) return known;
      const said = spoken[lang]?.(key) ?? key;
      plain.set(`${lang} ${key}`, said);
      return said;
    },
  };
}

function lookUp(texts: Record<string, Words> | undefined, key: string): string | undefined {
  const [namespace = '', path = ''] = key.split(':');
  let found: Words[string] | undefined = texts?.[namespace];
  for (const part of path.split('.')) {
    if (typeof found !== 'object' || Array.isArray(found)) return undefined;
    found = found[part];
  }
  return typeof found === 'string' ? found : undefined;
}
