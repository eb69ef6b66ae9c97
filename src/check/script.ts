/** The writing system of a language, by its name in Unicode such as `Thai`; undefined for what is no language. */
export function scriptOf(lang: string): string | undefined {
  try {
    const script = new Intl.Locale(lang).maximize().script;
    return script && (LETTERS[script] ?? script);
  } catch {
    return undefined;
  }
}

/** Writing systems that are known by another name as a set of letters. */
const LETTERS: Record<string, string> = { Hans: 'Hani', Hant: 'Hani', Kore: 'Hang', Jpan: 'Hira' };
