import { describe, expect, it } from 'vitest';
import { checkFiles, spoiled, told } from './small.ts';
import { smallContent } from './small-content.ts';

const LISTS = `# yaml-language-server: $schema=../../schemas/forbidden.json
approves: { safe job: "we found none of the signs" }
labels: { illegal alien: a person without papers, bait: a person }
lock_screen: [sold]
not: [common bait]
`;

/** The problems when "good.text" says this in English, with a list of forbidden words. */
function saying(text: string): string[] {
  const files = smallContent();
  files['content/forbidden/en.yaml'] = LISTS;
  const file = 'locales/en/job.json';
  files[file] = (files[file] ?? '').replace(/("good": \{\s*"text": )"[^"]*"/, `$1${JSON.stringify(text)}`);
  return checkFiles(files).problems.map(told);
}

const GOOD: [RegExp, string] = [/("good": \{\s*"text": )"[^"]*"/, ''];
const good = (text: string): [RegExp, string] => [GOOD[0], `$1${JSON.stringify(text)}`];
const my = 'locales/my/job.json';

describe('the checker, on how texts are worded', () => {
  it('tells a word that approves a job, because nobody can know', () => {
    expect(saying('This looks like a safe job.')).toEqual([
      'locales/en/job.json:26:32 error [forbidden-word] "good.text" promises what nobody can know: "safe job". → Write for example: we found none of the signs.',
    ]);
  });

  it('tells a word that labels people, with its capitals and its plural', () => {
    expect(saying('Illegal  aliens can be fined.')).toEqual([
      'locales/en/job.json:26:14 error [forbidden-word] "good.text" labels people: "Illegal  aliens". → Write for example: a person without papers.',
    ]);
  });

  it('leaves words alone that only hold a forbidden one, because a false alarm teaches to look away', () => {
    expect(saying('An unsafe job. The most common bait. Illegal alienation.')).toEqual([]);
  });

  it('tells a beginning that names danger, because a locked phone shows it', () => {
    expect(saying('People were sold. Please do not go.')).toEqual([
      'locales/en/job.json:26:26 warning [lock-screen] "good.text" begins with "sold", which a locked phone shows. → Begin with something that anybody may read, and say this further down.',
    ]);
  });

  it('allows the same words further down, because nobody sees them there', () => {
    expect(saying('Please read this when you are alone, and not before. People were sold.')).toEqual([]);
  });

  it('tells a list of forbidden words in the wrong shape', () => {
    const files = smallContent();
    files['content/forbidden/en.yaml'] = LISTS.replace('[sold]', 'sold');
    expect(checkFiles(files).problems.map(told)).toEqual([
      'content/forbidden/en.yaml:4:14 error [wrong-shape] "lock_screen": a list should stand here, such as [a, b].',
    ]);
  });
});

const isOfFigures = (problem: string): boolean => problem.includes('[different-figure]');

describe('the checker, on letters and figures of each language', () => {
  it('tells a letter of another script inside a word', () => {
    expect(spoiled('locales/en/job.json', good('A wжrd'))).toEqual([
      'locales/en/job.json:26:16 error [mixed-script] "good.text" has the letter "ж" (Cyrillic) inside the word "wжrd". → Type the word again.',
    ]);
  });

  it('allows a Latin name that touches other letters, because Burmese needs no space there', () => {
    expect(spoiled(my, good('LPNစကား'))).toEqual([]);
  });

  it('tells Zawgyi, because phones of today show it garbled', () => {
    expect(spoiled(my, good('ဒီလူေတြက ကူညီႏိုင္ပါတယ္။'))).toEqual([
      'locales/my/job.json:26:13 error [zawgyi] "good.text" is written in Zawgyi, not in Unicode. → Convert it to Unicode, or type it again with a Unicode keyboard.',
    ]);
  });

  it('tells a text that was copied and never translated', () => {
    const files = smallContent();
    for (const [lang, text] of [
      ['en', 'All calls are always recorded'],
      ['my', 'စကား calls are always recorded'],
    ])
      files[`locales/${lang}/job.json`] = (files[`locales/${lang}/job.json`] ?? '').replace(...good(text ?? ''));
    expect(checkFiles(files).problems.map(told)).toEqual([
      'locales/my/job.json:26:13 warning [untranslated] "good.text" is nearly the same as in English: 4 of 5 words. → Translate it.',
    ]);
  });

  it('allows a break between Burmese words, because it is spelling there, and not at the edge of a text', () => {
    expect(spoiled(my, good('စ\u200bကား'))).toEqual([]);
    expect(spoiled(my, good('\u200bစကား'))).toEqual([
      'locales/my/job.json:26:14 error [invisible-character] "good.text" has an invisible character (U+200B) at its beginning. → Delete it, and type the words around it again.',
    ]);
  });

  it('tells a number that the first language does not have', () => {
    expect(spoiled(my, good('စကား ၅၂'))).toEqual([
      'locales/my/job.json:26:13 error [different-figure] "good.text" has the number 52, which is not in English. → Compare the two texts.',
    ]);
  });

  it('tells a number that only the first language has', () => {
    expect(spoiled('locales/en/job.json', good('word 5,000 baht')).filter(isOfFigures)).toEqual([
      'locales/my/job.json:26:13 error [different-figure] "good.text" lacks the number 5000, which is in English. → Compare the two texts.',
    ]);
  });

  it('tells it in the first language when all others differ from it, because one slip is likelier than three', () => {
    const files = smallContent();
    for (const lang of ['ksw', 'mnw']) {
      files['content/languages.yaml'] += `${lang}: { endonym: စကား }\n`;
      files[`locales/${lang}/job.json`] = files[my] ?? '';
    }
    files['locales/en/job.json'] = (files['locales/en/job.json'] ?? '').replace(...good('word 50 {{th.police.phone}}'));
    const found = checkFiles(files).problems.filter(({ rule }) => ['different-figure', 'placeholder'].includes(rule));
    expect(found.map(told)).toEqual([
      'locales/en/job.json:26:13 error [placeholder] "good.text" has other placeholders than all other languages. → Compare it with another language.',
      'locales/en/job.json:26:13 error [different-figure] "good.text" has other numbers than all other languages: 50. → Compare it with another language.',
    ]);
  });

  it('takes small numbers as words and digits of any script as the same', () => {
    const files = smallContent();
    files['locales/en/job.json'] = (files['locales/en/job.json'] ?? '').replace(...good('The first four, 5,000'));
    files[my] = (files[my] ?? '').replace(...good('စကား 4 ၅၀၀၀'));
    expect(checkFiles(files).problems.map(told).filter(isOfFigures)).toEqual([]);
  });

  it('tells a sentence that a child of twelve cannot follow', () => {
    expect(spoiled('locales/en/job.json', good(`${'word '.repeat(64)}w`))).toEqual([
      'locales/en/job.json:26:13 warning [long-sentence] "good.text" has a sentence of 321 letters; more than 300 are hard to follow. → Make two of it.',
    ]);
  });
});
