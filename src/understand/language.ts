/**
 * Which language a text seems to be in, by counting letters of each script, with Vietnamese told from English by its
 * marks, and without them by its common words. It only proposes: the person decides. Undefined when no letter of any
 * script here is found.
 */
export function proposeLanguage(text: string): string | undefined {
  let best: { lang: string; count: number } | undefined;
  for (const [lang, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0;
    if (count > (best?.count ?? 0)) best = { lang, count };
  }
  if (best?.lang !== 'en') return best?.lang;
  return VIETNAMESE.test(text.normalize('NFC')) || hasVietnameseWords(text) ? 'vi' : 'en';
}

const scripts: [string, RegExp][] = [
  ['th', /[\u0e01-\u0e4e]/g],
  ['lo', /[\u0e81-\u0ece]/g],
  ['my', /[\u1000-\u109f\uaa60-\uaa7f]/g],
  ['km', /[\u1780-\u17d3]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['en', /[a-zà-ÿ]/gi],
];

/** Letters that only Vietnamese has among the languages here. */
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

/** The part of a text's words that have to be common Vietnamese ones; English ones count against them. */
const ENOUGH = 0.3;

/** As they are typed without marks. Those that are English words as well are left out: do, so, can, may, me, to, day. */
const COMMON = new Set(
  `toi anh em chi ong khong ko duoc dc la va cua cho voi nay nhung nguoi viec lam luong tien thang ngay gio nam chu muon
  giup hoi biet noi di ve den tu sao nao dau bao nhieu roi chua da dang se cung rat qua lai ra vao len nha chong vo bo
  ho chieu giay hop dong dien thoai goi xin chao cam oi vay minh chung nghi cong ty bi nhe vui
  trong ngoai nuoc neu thi ma gi nua phai duong benh vien khi lao xuat khau com tieng viet hom mai`
    .split(/\s+/)
    .filter(Boolean),
);
const ENGLISH = new Set(
  `i you he she we they it is are was am be my your his her our the an of in at on for with from what how who when where
  why not no yes and or but if this that have has had do does did can will would please help me to day so job work pay
  money boss go a`.split(/\s+/),
);

function hasVietnameseWords(text: string): boolean {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain.match(/[a-z]+/g) ?? [];
  const known = words.filter((word) => COMMON.has(word)).length;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return known > english && known >= words.length * ENOUGH;
}
