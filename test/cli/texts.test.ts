import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import readXlsxFile from 'read-excel-file/node';
import { sealOf, unitsOf } from '../../src/bundle/review.ts';
import { smallContent } from '../check/small-content.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

function contentDir(change: Record<string, string> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-texts-'));
  dirs.push(dir);
  for (const [file, text] of Object.entries({ ...smallContent(), ...change })) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli', 'texts.ts');
const texts = (dir: string, ...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args, '--dir', dir], { encoding: 'utf8', cwd: dir });

type Cells = (string | null)[];
const KEY = 0;
const ENGLISH = 2;
const MINE = 3;

async function cellsIn(file: string): Promise<Cells[]> {
  const [sheet] = await readXlsxFile(readFileSync(file), { parseNumber: String });
  return (sheet?.data ?? []) as unknown as Cells[];
}

/** Exports, lets a translator work in the sheet, and imports what comes back. */
async function translate(dir: string, work: (row: (key: string) => Cells) => void, ...more: string[]) {
  const name = `sheet-${readdirSync(dir).length}.xlsx`;
  expect(texts(dir, 'export', '--lang', 'my', '--out', name).status).toBe(0);
  const cells = await cellsIn(join(dir, name));
  work((key) => cells.find((row) => row[KEY] === key) ?? []);
  await writeXlsxFile(cells.map((row) => row.map((value) => value ?? ''))).toFile(join(dir, 'back.xlsx'));
  return texts(dir, 'import', 'back.xlsx', '--lang', 'my', ...more);
}

const job = 'locales/my/job.json';
const read = (dir: string, file: string) => readFileSync(join(dir, file), 'utf8');

describe('texts for translators', () => {
  it('come with where they are said, how long they may be, and what has to stay as it is', async () => {
    const dir = contentDir();
    const { stdout } = texts(dir, 'export', '--lang', 'my', '--flow', 'job');
    expect(stdout).toBe('✔ waymark-my-job.xlsx: 21 texts for "my", 0 of them without words yet.\n');
    const rows = await cellsIn(join(dir, 'waymark-my-job.xlsx'));
    expect(rows[0]).toEqual([
      'Key',
      'Where it is said',
      'English',
      'Translation (my)',
      'State',
      'Length',
      'Leave as it is',
      'Note',
      'Version',
    ]);
    const row = (key: string) => rows.find(([name]) => name === key) ?? [];
    expect(row('job:fee.choices.some').slice(1, 6)).toEqual([
      'Conversation "job", step "fee" (1 of 9). A button: the answer "some" to “word text”. Beside it: “word none”.',
      'word some',
      'စကား some',
      'draft',
      '20 characters',
    ]);
    expect(row('job:excess.outcomes.above')[6]).toBe('{{limit}} {{excess}} {{th.fee.date}}');
  });

  it('never write over a file in which somebody may have worked', () => {
    const dir = contentDir({ 'mine.po': 'x' });
    const { status, stderr } = texts(dir, 'export', '--lang', 'my', '--out', 'mine.po');
    expect([status, stderr]).toEqual([
      2,
      'mine.po is there already, and somebody may have worked in it. Name another: --out FILE\n',
    ]);
    expect(read(dir, 'mine.po')).toBe('x');
  });

  it('come back without a trace when nobody touched them, in both formats', () => {
    const dir = contentDir();
    for (const format of ['xlsx', 'po']) {
      texts(dir, 'export', '--lang', 'my', '--format', format);
      const { status, stdout } = texts(dir, 'import', `waymark-my.${format}`, '--lang', 'my');
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching(/^No text taken in "my"\.\nLeft as they were: \d+\. /),
      ]);
    }
    for (const [file, text] of Object.entries(smallContent())) expect(read(dir, file)).toBe(text);
  });

  it('change only what was changed: every other byte of the file stays', async () => {
    const dir = contentDir();
    const { status, stdout } = await translate(dir, (row) => {
      row('job:fee.text')[MINE] = 'အခကြေးငွေ';
    });
    expect(status).toBe(0);
    expect(stdout).toContain('✔ 1 text taken in "my": job (1).\n    row ');
    const before = smallContent()[job] ?? '';
    expect(read(dir, job)).toBe(before.replace('စကား text', 'အခကြေးငွေ'));
  });

  it('are put where English has them when they are new, and --only missing asks for nothing else', async () => {
    const before = smallContent()[job] ?? '';
    const dir = contentDir({ [job]: before.replace('      "none": "စကား none",\n', '') });
    expect(texts(dir, 'export', '--lang', 'my', '--only', 'missing').stdout).toContain(
      '✔ waymark-my-missing.xlsx: 1 text for',
    );
    await translate(dir, (row) => {
      row('job:fee.choices.none')[MINE] = 'စကား none';
    });
    expect(read(dir, job)).toBe(before);
  });

  it('are only tried with --dry', async () => {
    const dir = contentDir();
    const { status, stdout } = await translate(
      dir,
      (row) => {
        row('job:fee.text')[MINE] = 'အခကြေးငွေ';
        row('job:fee.topic')[MINE] = '=1+1';
      },
      '--dry',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('1 text would be taken');
    expect(stdout).toContain('Nothing was written.');
    expect(read(dir, job)).toBe(smallContent()[job]);
    expect(readdirSync(dir).filter((name) => name.includes('refused'))).toEqual([]);
  });
});

describe('rows that are refused', () => {
  const wrong: [string, key: string, text: string, why: string][] = [
    ['a formula', 'job:fee.text', '=HYPERLINK("x")', 'It begins with "=", which a spreadsheet may run'],
    ['a minus that English does not have', 'job:fee.text', '-စကား', 'It begins with "-"'],
    ['a lost placeholder', 'job:excess.outcomes.within', 'စကား', 'lacks the placeholder {{limit}}'],
    ['a changed placeholder', 'job:excess.outcomes.within', 'စကား {{limits}}', 'which is not known here'],
    ['a number that English does not have', 'job:fee.text', 'စကား ၃၀၀', 'has the number 300, which is not in English'],
    ['Zawgyi', 'job:fee.text', 'ေျပာင္းေရႊ႕လုပ္သား', 'is written in Zawgyi, not in Unicode'],
    ['nothing where there were words', 'job:fee.text', '', 'Words are changed, never taken out'],
    ['a label that is cut', 'job:fee.choices.some', 'စကား စကား စကား စကား စကား', 'a Messenger button shows 20'],
    ['a button of two lines', 'job:fee.choices.some', 'စကား\nစကား', 'A button has one line'],
    ['an answer that reads like another', 'job:fee.choices.none', 'စကား some', 'reads the same as "none"'],
    ['a word of another command', 'words:help', 'စကား menu', 'stands under "menu" and under "help"'],
  ];

  it.each(wrong)('%s, with the row, the key, and why', async (_, key, text, why) => {
    const dir = contentDir();
    const { status, stdout } = await translate(dir, (row) => {
      row(key)[MINE] = text;
      row('job:good.text')[MINE] = 'ကောင်း';
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/✔ 1 text taken in "my": job \(1\)/);
    const told = stdout.split('\n').find((line) => line.includes(`  ${key}: `)) ?? '';
    expect(told).toMatch(/^ {4}row \d+ {2}/);
    expect(told).toContain(why);
    expect(read(dir, job)).toBe(
      (smallContent()[job] ?? '').replace('"good": {\n    "text": "စကား text"', '"good": {\n    "text": "ကောင်း"'),
    );
  });

  it('an unknown key, with the one that is meant', async () => {
    const { stdout } = await translate(contentDir(), (row) => {
      const cells = row('job:fee.text');
      cells[KEY] = 'job:fees.text';
      cells[MINE] = 'စကား';
    });
    expect(stdout).toContain(
      'job:fees.text: There is no text "job:fees.text" in English. Did you mean "job:fee.text"?',
    );
  });

  it('what was made for other English words, and what somebody changed here meanwhile', async () => {
    const dir = contentDir();
    const { stdout } = await translate(dir, (row) => {
      row('job:fee.text')[MINE] = 'သစ်';
      row('job:good.text')[MINE] = 'ကောင်း';
      const english = read(dir, 'locales/en/job.json').replace(
        '"text": "word text",\n    "topic"',
        '"text": "New words",\n    "topic"',
      );
      writeFileSync(join(dir, 'locales/en/job.json'), english);
      writeFileSync(join(dir, job), read(dir, job).replace(/("good": \{\s+"text": )"[^"]*"/, '$1"အခြား"'));
    });
    expect(stdout).toContain('The English has changed since. It was made for: "word text" Now it is: "New words"');
    expect(stdout).toContain('It was changed here after the file was written. Now it is: "အခြား"');
  });

  it('are kept in a file that can be mended and imported, so that no translation is lost', async () => {
    const dir = contentDir();
    await translate(dir, (row) => {
      row('job:fee.choices.some')[MINE] = 'စကား စကား စကား စကား စကား';
    });
    const kept = join(dir, 'back.refused.xlsx');
    const [head = [], row = []] = await cellsIn(kept);
    expect([row[KEY], row[ENGLISH], row[MINE]]).toEqual(['job:fee.choices.some', 'word some', 'စကား some']);
    expect(row[head.indexOf('Not taken')]).toBe('စကား စကား စကား စကား စကား');
    expect(row[head.indexOf('Why')]).toContain('is 24 long');
    const untouched = texts(dir, 'import', kept, '--lang', 'my');
    expect([untouched.status, untouched.stdout]).toEqual([0, expect.stringContaining('Left as they were: 1.')]);
    row[MINE] = 'အချို့';
    await writeXlsxFile([head, row].map((cells) => cells.map((value) => value ?? ''))).toFile(kept);
    expect(texts(dir, 'import', kept, '--lang', 'my').status).toBe(0);
    expect(read(dir, job)).toContain('"some": "အချို့"');
  });

  it('never push out what was kept before', async () => {
    const dir = contentDir();
    for (const name of ['back.refused.xlsx', 'back.refused-2.xlsx']) {
      const { stdout } = await translate(dir, (row) => {
        row('job:fee.text')[MINE] = '=1';
      });
      expect(stdout).toContain(`They are kept in ${name}: mend them there`);
    }
  });

  it('keep what was typed where a spreadsheet made a formula or a date of it', async () => {
    const dir = contentDir();
    texts(dir, 'export', '--lang', 'my', '--flow', 'flags', '--out', 'a.xlsx');
    const cells = await cellsIn(join(dir, 'a.xlsx'));
    const spoil = (value: string | null, row: number, column: number) => {
      if (column !== MINE || row === 0 || row > 2) return value ?? '';
      return row === 1
        ? ({ type: 'Formula', value: '-သစ်' } as const)
        : ({ type: Date, value: new Date(Date.UTC(2026, 0, 2)), format: 'dd.mm.yyyy' } as const);
    };
    await writeXlsxFile(cells.map((row, y) => row.map((value, x) => spoil(value, y, x)))).toFile(
      join(dir, 'back.xlsx'),
    );
    const { stdout } = texts(dir, 'import', 'back.xlsx', '--lang', 'my');
    expect(stdout).toContain('row 2  flags:fee_charged.name: The cell holds a formula, which a spreadsheet runs.');
    expect(stdout).toContain('row 3  flags:fee_charged.why: The spreadsheet made a date of it.');
    const kept = (await cellsIn(join(dir, 'back.refused.xlsx'))).flat();
    expect(kept).toEqual(expect.arrayContaining(["'=-သစ်", '2026-01-02']));
  });
});

describe('a PO file', () => {
  const exported = (dir: string) => {
    expect(texts(dir, 'export', '--lang', 'my', '--flow', 'job', '--out', 'my.po').status).toBe(0);
    return read(dir, 'my.po');
  };

  it('is taken as a sheet is, and names the line of what it refuses', () => {
    const dir = contentDir();
    const po = exported(dir).replace('"စကား some"', '"အချို့"').replace('"စကား wait"', '"= ဖြည်းဖြည်း"');
    writeFileSync(join(dir, 'my.po'), po);
    const { status, stdout } = texts(dir, 'import', 'my.po', '--lang', 'my');
    const line = po.split('\n').indexOf('msgctxt "job:tips.items.wait"') + 1;
    expect(status).toBe(1);
    expect(stdout).toContain(`line ${line}  job:tips.items.wait: It begins with "="`);
    expect(read(dir, job)).toContain('"some": "အချို့"');
    expect(read(dir, 'my.refused.po')).toContain('# Not taken: = ဖြည်းဖြည်း\n# Why: It begins with "="');
  });

  it('has to have lost the mark of what is not ready', () => {
    const dir = contentDir();
    const po = exported(dir).replace('msgctxt "job:fee.choices.some"', '#, fuzzy\n$&').replace('"စကား some"', '"အချို့"');
    writeFileSync(join(dir, 'my.po'), po);
    expect(texts(dir, 'import', 'my.po', '--lang', 'my').stdout).toContain('It is still marked as "fuzzy"');
  });

  it('of another language changes nothing', () => {
    const dir = contentDir();
    writeFileSync(join(dir, 'my.po'), exported(dir).replace('Language: my', 'Language: th_TH'));
    const { status, stderr } = texts(dir, 'import', 'my.po', '--lang', 'my');
    expect([status, stderr]).toEqual([2, 'my.po is for "th", and you asked for "my". Nothing was changed.\n']);
  });
});

describe('what somebody had read', () => {
  const unit = (lang: string) =>
    unitsOf({ job: JSON.parse(smallContent()[`locales/${lang}/job.json`] ?? '{}') }).get('job.fee');
  const reviews = `# yaml-language-server: $schema=../../schemas/reviews.json
job.fee: { state: reviewed, by: A. Example, date: 2026-11-20, of: "${sealOf(unit('en'), unit('my'))}", from: "${sealOf(unit('en'), '')}" }
`;

  it('is a draft again once its words were changed, and that is told', async () => {
    const { stdout } = await translate(contentDir({ 'locales/my/reviews.yaml': reviews }), (row) => {
      expect(row('job:fee.topic')[4]).toBe('reviewed');
      row('job:fee.topic')[MINE] = 'အခကြေးငွေ';
    });
    expect(stdout).toContain('Drafts again, until somebody reads them (npm run review -- my NAME): job.fee.');
  });

  it('is marked when its English has changed since, and is asked for with --only changed', async () => {
    const english = (smallContent()['locales/en/job.json'] ?? '').replace('word topic', 'Another topic');
    const dir = contentDir({ 'locales/my/reviews.yaml': reviews, 'locales/en/job.json': english });
    texts(dir, 'export', '--lang', 'my', '--only', 'changed', '--out', 'a.xlsx');
    const [, ...rows] = await cellsIn(join(dir, 'a.xlsx'));
    expect(rows.map((row) => row[KEY])).toEqual([
      'job:fee.text',
      'job:fee.topic',
      'job:fee.choices.none',
      'job:fee.choices.some',
    ]);
    expect(rows[0]?.[7]).toBe('The English has changed since A. Example read it on 2026-11-20.');
  });

  it('and drafts are marked when the English is not what an earlier file has', async () => {
    const dir = contentDir();
    texts(dir, 'export', '--lang', 'my', '--out', 'old.po');
    const english = (smallContent()['locales/en/job.json'] ?? '').replace('word topic', 'Another topic');
    writeFileSync(join(dir, 'locales/en/job.json'), english);
    texts(dir, 'export', '--lang', 'my', '--since', 'old.po', '--only', 'changed', '--out', 'a.xlsx');
    const rows = await cellsIn(join(dir, 'a.xlsx'));
    expect(rows.map((row) => [row[KEY], row[7]])).toEqual([
      ['Key', 'Note'],
      ['job:fee.topic', 'The English has changed since old.po. There it was: "word topic"'],
    ]);
  });
});

describe('npm run texts, called wrongly', () => {
  const calls: [string[], string][] = [
    [[], 'Say what to do: export or import.'],
    [['export'], 'Name the language: --lang my'],
    [['export', '--lang', 'mi'], 'There is no language "mi". Did you mean "my"?'],
    [['export', '--lang', 'en'], '"en" is what all others are translated from'],
    [['export', '--lang', 'my', '--flow', 'jobs'], 'No words are called "jobs". Did you mean "job"?'],
    [['export', '--lang', 'my', '--only', 'all'], '--only is "all"; it can be: missing, draft, changed.'],
    [['export', '--lang', 'my', '--format', 'csv'], 'The format is "csv"; it can be: xlsx, po.'],
    [['import', '--lang', 'my'], 'Name the file that came back.'],
    [['import', 'none.xlsx', '--lang', 'my'], 'There is no file none.xlsx.'],
    [['import', 'words.csv', '--lang', 'my'], 'words.csv is no .xlsx and no .po file.'],
    [['import', 'large.po', '--lang', 'my'], 'large.po has 21 MB; at most 20 MB are read.'],
    [['import', 'broken.xlsx', '--lang', 'my'], 'This is no XLSX file, or it was cut short.'],
    [['import', 'broken.po', '--lang', 'my'], 'This PO file cannot be read: '],
  ];

  it('says what to type instead, and changes nothing', () => {
    const dir = contentDir({ 'large.po': 'x'.repeat(20_500_000), 'broken.xlsx': 'no zip', 'broken.po': 'msgid "a' });
    for (const [args, says] of calls) {
      const { status, stderr } = texts(dir, ...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
  });

  it('touches no file that cannot be read, and names it', () => {
    const dir = contentDir({ [job]: '{ "fee": ' });
    const { status, stderr } = texts(dir, 'export', '--lang', 'my');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`${job}:1 has to be mended first: `)]);
  });

  it('opens a language that is prepared and hidden, whose words people are waiting for', () => {
    const dir = contentDir({
      'content/languages.yaml': `${smallContent()['content/languages.yaml']}shn: { endonym: ၽႃႇသႃႇတႆး, chain: [my], hidden: true }\n`,
    });
    expect(texts(dir, 'export', '--lang', 'shn', '--flow', 'job').stdout).toContain('21 of them without words yet');
  });
});
