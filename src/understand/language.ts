/**
 * Which language a text seems to be in, by counting letters of each script, with Vietnamese told from English by its
 * marks. It only proposes: the person decides. Undefined when no letter of any script here is found.
 */
export function proposeLanguage(text: string): string | undefined {
  let best: { lang: string; count: number } | undefined;
  for (const [lang, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0;
    if (count > (best?.count ?? 0)) best = { lang, count };
  }
  if (best?.lang !== 'en') return best?.lang;
  return VIETNAMESE.test(text.normalize('NFC')) ? 'vi' : 'en';
}

const scripts: [string, RegExp][] = [
  ['th', /[\u0e01-\u0e4e]/g],
  ['lo', /[\u0e81-\u0ece]/g],
  ['my', /[\u1000-\u109f\uaa60-\uaa7f]/g],
  ['km', /[\u1780-\u17d3]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['en', /[a-z]/gi],
];

/** Letters that only Vietnamese has among the languages here. */
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
