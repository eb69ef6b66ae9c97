/** `tha` → `th`, `mya` → `my`; undefined for what is no code of a language ("base", "und"). */
export function languageOf(code: string): string | undefined {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code) || code === 'und' || code === 'mul') return undefined;
  try {
    return new Intl.Locale(code).language;
  } catch {
    return undefined;
  }
}

/** "Thai". */
export const languageName = (lang: string): string =>
  new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(lang) ?? lang;
