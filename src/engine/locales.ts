import type { Bundle } from '../bundle/bundle.ts';

/**
 * The locale in which dates and numbers are written among the words of `lang`: the language itself, or the first of its
 * chain that says dates in its own words (bot.json) and that Intl knows. Without this, Intl writes what it does not know as the computer is set:
 * on a Thai one the Buddhist year, in Thai, in the middle of Burmese. Digits stay 0-9 in every language: phones and
 * sums are compared with what stands on paper.
 */
export function localeOf(bundle: Bundle, lang: string): string {
  const first = Object.keys(bundle.languages)[0] ?? 'en';
  const spoken = [lang, ...(bundle.languages[lang]?.chain ?? []), first].find(
    (each) => bundle.texts[each]?.bot && Intl.DateTimeFormat.supportedLocalesOf(each).length > 0,
  );
  return `${spoken ?? 'en'}-u-ca-gregory-nu-latn`;
}
