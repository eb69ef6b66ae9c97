import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseConflict, saveFile, saveFiles } from '../../src/studio/save.ts';
import { studioDesk } from './ask.ts';
import { freshContent } from './content.ts';

const EN = 'locales/en/job.json';
const JOB = 'flows/job.yaml';

const content = freshContent();
const { read } = content;
const { desk } = studioDesk(content);

const put = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`There is no ${from}.`);
  return text.replace(from, to);
};
/** As an editor does who saw `was` in the first answer to "fee". */
const label = (was: string, will: string) => (text: string) => {
  const is = JSON.parse(text.replace(/^\ufeff/, '')).fee.choices.none as string;
  refuseConflict('the answer "none"', { was, is, will });
  return text.replace(`"none": ${JSON.stringify(is)}`, `"none": ${JSON.stringify(will)}`);
};

describe('saving a file', () => {
  it('changes what was meant and no other byte, and says what stands in the files now', () => {
    const [before, { version }] = [read(EN), desk.drafts.now()];
    const saved = saveFile(desk, EN, label('word none', 'No fee'));
    expect(read(EN)).toBe(before.replace('word none', 'No fee'));
    expect(saved.version).not.toBe(version);
    expect(saved.version).toBe(desk.drafts.now().version);
    expect(desk.drafts.now().bundle.texts.en?.job?.fee).toMatchObject({ choices: { none: 'No fee' } });
  });

  it('keeps a mark of UTF-8, line ends of Windows and a missing last line end, so that other programs find their file', () => {
    const odd = `\ufeff${read(EN).trimEnd().replaceAll('\n', '\r\n')}`;
    content.write(EN, odd);
    saveFile(desk, EN, label('word none', 'No fee'));
    expect(read(EN)).toBe(odd.replace('word none', 'No fee'));
  });

  it('refuses when somebody has changed the same words meanwhile, showing both, and writes nothing', () => {
    saveFile(desk, EN, label('word none', 'No fee'));
    const before = read(EN);
    expect(() => saveFile(desk, EN, label('word none', 'Nothing'))).toThrow(
      /Somebody else has changed the answer "none".*now: “No fee” You saw: “word none”/,
    );
    expect(read(EN)).toBe(before);
  });

  it('takes two people’s changes in different places of one file, and the same change twice', () => {
    saveFile(desk, EN, label('word none', 'No fee'));
    saveFile(desk, EN, put('word some', 'A fee'));
    saveFile(desk, EN, label('word none', 'No fee'));
    expect(JSON.parse(read(EN)).fee.choices).toEqual({ none: 'No fee', some: 'A fee' });
  });

  it('sees what a text editor saved between, although the page has not read it yet', () => {
    desk.drafts.now();
    content.edit(EN, 'word none', 'From an editor');
    expect(() => saveFile(desk, EN, label('word none', 'No fee'))).toThrow(/now: “From an editor”/);
    content.edit(EN, 'word some', 'Also from an editor');
    saveFile(desk, EN, label('From an editor', 'No fee'));
    expect(JSON.parse(read(EN)).fee.choices).toEqual({ none: 'No fee', some: 'Also from an editor' });
  });

  it('begins again when a text editor saves while everything is checked, so that neither change is lost', () => {
    let times = 0;
    saveFile(desk, EN, (text) => {
      times += 1;
      const after = label('word none', 'No fee')(text);
      if (times === 1) content.edit(EN, 'word some', 'From an editor');
      return after;
    });
    expect(times).toBe(2);
    expect(JSON.parse(read(EN)).fee.choices).toEqual({ none: 'No fee', some: 'From an editor' });
  });

  it('gives up with a sentence when another program never stops writing', () => {
    let times = 0;
    const save = () =>
      saveFile(desk, EN, (text) => {
        content.write(EN, `${text}${' '.repeat((times += 1))}`);
        return label('word none', 'No fee')(text);
      });
    expect(save).toThrow(/keeps changing locales\/en\/job\.json/);
    expect(read(EN)).toContain('word none');
  });

  it('refuses what would be an error, naming it, because with an error nothing could be published', () => {
    const before = read(JOB);
    expect(() => saveFile(desk, JOB, put('go: good', 'go: goood'))).toThrow(
      /^Nothing was saved, because it would be wrong:\nflows\/job\.yaml:\d+: .*Did you mean "good"\?/,
    );
    expect(() => saveFile(desk, JOB, () => 'start: [')).toThrow(/This YAML cannot be read/);
    expect(read(JOB)).toBe(before);
  });

  it('refuses to lead people to words that are still to be written: what was a warning is an error then', () => {
    content.write(
      'flows/rent.yaml',
      'start: start\nsteps:\n  start:\n    offer: [menu]\n    next: { menu: menu.start }\n',
    );
    const draft = '{ "start": { "text": "✎ Say what this is about.", "choices": { "menu": "Menu" } } }\n';
    for (const lang of ['en', 'my']) content.write(`locales/${lang}/rent.json`, draft);
    expect(() => saveFile(desk, JOB, put('go: good', 'go: rent.start'))).toThrow(/has the mark "✎"/);
    expect(read(JOB)).toContain('go: good');
  });

  it('takes what is only a warning, and tells it', () => {
    const { problems } = saveFile(desk, EN, put('"word text"', `"${'Too long to be read on a phone. '.repeat(25)}"`));
    expect(problems.map(({ severity, file }) => [severity, file])).toContainEqual(['warning', EN]);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(false);
  });

  it('takes a change although something else was wrong before, because that is nobody’s fault now', () => {
    content.edit(JOB, 'go: good', 'go: goood');
    expect(saveFile(desk, EN, label('word none', 'No fee')).problems).toEqual([]);
    expect(saveFile(desk, JOB, put('most: 2', 'most: 1')).problems.filter((one) => one.severity === 'error')).toEqual(
      [],
    );
  });

  it('saves in other files while one is broken, and says where the broken one is to be mended', () => {
    const broken = read(JOB).replace('steps:', 'steps: [');
    content.write(JOB, broken);
    saveFile(desk, 'locales/en/menu.json', put('word job', 'Check a job'));
    expect(read('locales/en/menu.json')).toContain('Check a job');
    expect(desk.drafts.now().problems.map(({ file, rule }) => [file, rule])).toContainEqual([JOB, 'broken-yaml']);
    expect(() => saveFile(desk, JOB, put('most: 2', 'most: 1'))).toThrow(
      /^flows\/job\.yaml cannot be changed here, because it is broken in line \d+, column \d+\. .*Mend it in a text editor/,
    );
    expect(read(JOB)).toBe(broken);
  });

  it('makes a new file, in a folder that is new, too', () => {
    saveFile(desk, 'locales/en/reviews.yaml', () => '# nothing yet\n{}\n');
    expect(read('locales/en/reviews.yaml')).toContain('nothing yet');
    saveFile(desk, 'content/intents/en.txt', () => '[bye]\nsee you\n');
    expect(read('content/intents/en.txt')).toContain('see you');
  });

  it('keeps the rights of a file and leaves nothing beside it', () => {
    chmodSync(join(content.dir, EN), 0o664);
    saveFile(desk, EN, label('word none', 'No fee'));
    expect(statSync(join(content.dir, EN)).mode & 0o777).toBe(0o664);
    expect(readdirSync(join(content.dir, 'locales/en')).filter((name) => !name.endsWith('.json'))).toEqual([]);
  });

  it('writes several files or none, so that no answer leads nowhere or has no words', () => {
    const before = read(EN);
    const both = { [EN]: label('word none', 'No fee'), [JOB]: put('go: good', 'go: goood') };
    expect(() => saveFiles(desk, both)).toThrow(/Did you mean "good"/);
    expect(read(EN)).toBe(before);
    saveFiles(desk, { ...both, [JOB]: put('most: 2', 'most: 1') });
    expect(read(EN)).toContain('No fee');
    expect(read(JOB)).toContain('most: 1');
  });

  it.each([
    '../outside.yaml',
    'flows/../../outside.yaml',
    '/etc/passwd',
    'flows/.hidden.yaml',
    'data/key.txt',
    'flows/job.js',
    'flows\\job.yaml',
    'locales/en/x/y.json',
    '',
  ])('refuses "%s", which is no content file', (file) => {
    expect(() => saveFile(desk, file, () => 'x')).toThrow('changes only files in flows, content, locales and stories');
  });

  it('refuses links, which may lead anywhere', () => {
    const outside = mkdtempSync(join(tmpdir(), 'waymark-outside-'));
    mkdirSync(join(outside, 'xx'));
    symlinkSync(join(outside, 'xx'), join(content.dir, 'locales/xx'));
    symlinkSync(join(content.dir, JOB), join(content.dir, 'flows/linked.yaml'));
    expect(() => saveFile(desk, 'locales/xx/job.json', () => '{}')).toThrow('is a link to another place');
    expect(() => saveFile(desk, 'flows/linked.yaml', () => 'x')).toThrow('is a link to another place');
    expect(readdirSync(join(outside, 'xx'))).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('refuses a file that is protected, is none or is not in UTF-8, each with a sentence', () => {
    chmodSync(join(content.dir, EN), 0o444);
    expect(() => saveFile(desk, EN, label('word none', 'No fee'))).toThrow('is protected against writing');
    mkdirSync(join(content.dir, 'content/folder.txt'));
    expect(() => saveFile(desk, 'content/folder.txt', () => 'x')).toThrow('is no file');
    writeFileSync(join(content.dir, JOB), Buffer.from(`# caf\u00e9\n${read(JOB)}`, 'latin1'));
    expect(() => saveFile(desk, JOB, put('most: 2', 'most: 1'))).toThrow('is not written in UTF-8');
  });
});
