import { describe, expect, it } from 'vitest';
import { type Any, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const studio = studioOverHttp(content);
const { ask, post } = studio;

const tap = (step: string, choice: string, flow = 'job') => ({ kind: 'tap', at: { flow, step }, choice });
const fromFee = { langs: ['en'], from: { flow: 'job', step: 'fee' } };

/** Asks again and again, as the page does, until the files were read once more. */
const changed = async (since: string): Promise<Any> => {
  let state: Any;
  await expect.poll(async () => (state = await ask('state', { since })).version, { timeout: 10_000 }).not.toBe(since);
  return state;
};

describe('the studio', () => {
  it('sends its page with a policy under which only its own files and its own import map run', async () => {
    const page = await fetch(`${studio.url}/studio/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(page.status).toBe(200);
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}=';/);
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(`${studio.url}/studio`, { redirect: 'manual' })).headers.get('location')).toBe('/studio/');
    for (const name of [
      'files/lib/preact.mjs',
      'files/lib/hooks.mjs',
      'files/lib/htm.mjs',
      'files/studio.js',
      'files/studio.css',
    ])
      expect((await fetch(`${studio.url}/studio/${name}`)).status).toBe(200);
    expect((await fetch(`${studio.url}/studio/files/..%2f..%2fmain.ts`)).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${studio.url}/studio/nothing`)).status).toBe(404);
  });

  it('guards page, files and questions alike, so that none of them is a way around', async () => {
    for (const path of ['/studio', '/studio/', '/studio/files/studio.js', '/studio/lib/htm.mjs', '/studio/nothing'])
      expect((await fetch(studio.url + path, { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(403);
    expect((await post('state', {}, { via: '1.1 proxy' })).status).toBe(403);
    expect((await post('state', {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await (await post('state', {}, { via: '1.1 proxy' })).text()).toContain('does not open through a proxy');
  });

  it('draws a conversation as each platform gets it, with what is behind every bubble', async () => {
    const { talks } = await ask('talk', { ...fromFee, acts: [tap('fee', 'none')] });
    const [first, verdict] = talks[0].turns;
    const [question] = first.line;
    expect(question.text).toBe('word text\n\n1 word none\n2 word some\n3 word unsure');
    expect(question.buttons[0]).toEqual({
      label: 'word none',
      whole: 'word none',
      tap: { at: { flow: 'job', step: 'fee' }, choice: 'none' },
    });
    expect(question.behind[0]).toMatchObject({ flow: 'job', step: 'fee', keys: ['job:fee.text'] });
    expect(question.payload).toMatchObject({ type: 'text', quickReply: { items: [{ type: 'action' }, {}, {}, {}] } });
    expect(question.request).toMatchObject({ kind: 'reply', to: 'ID-OF-THE-PERSON', messages: [question.payload] });
    expect(first.messenger[0].payload).toMatchObject({ quick_replies: [{ payload: 'job.fee.none' }, {}, {}, {}] });
    expect(first.messenger[0].request).toMatchObject({ messaging_type: 'RESPONSE' });
    expect(verdict.said).toBe('word none');
    expect(verdict.line.map((message: Any) => message.behind.map(({ step }: Any) => step))).toEqual([
      ['good'],
      ['tips'],
      ['after'],
    ]);
  });

  it('names the facts behind a sum and whether they hold on that day, because numbers age', async () => {
    const acts = [tap('fee', 'some'), { kind: 'text', text: '500 THB' }];
    const factsOn = async (day: string) => {
      const { talks } = await ask('talk', { ...fromFee, acts, day });
      return talks[0].turns.at(-1).line[0].behind[0];
    };
    expect((await factsOn('2026-11-01')).facts).toEqual([{ id: 'th.fee', age: 'fresh', date: '2025-01-01' }]);
    expect((await factsOn('2028-11-01')).facts).toMatchObject([{ id: 'th.fee', age: 'old' }]);
    expect((await factsOn('2024-11-01')).facts).toMatchObject([{ id: 'th.fee', age: 'withheld' }]);
    expect((await factsOn('2026-11-01')).keys).toContain('job:excess.outcomes.above');
  });

  it('names the contacts whose numbers stand in a bubble, and whether anybody called them', async () => {
    const from = { flow: 'people', step: 'where' };
    const { talks } = await ask('talk', { langs: ['en'], from, acts: [tap('where', 'th', 'people')] });
    const { behind, buttons } = talks[0].turns[1].line.at(-1);
    const behindAll = talks[0].turns[1].line.flatMap((message: Any) => message.behind);
    expect(behindAll.flatMap(({ contacts }: Any) => contacts)).toContainEqual({ id: 'th.police', shown: true });
    expect(buttons.find(({ tel }: Any) => tel)).toMatchObject({ tel: 'tel:191' });
    expect(behind.length).toBeGreaterThan(0);
  });

  it('cuts a button where the platform cuts it, and still says it whole', async () => {
    content.edit('locales/en/job.json', 'word none', 'Nobody has ever asked me for any money');
    const { talks } = await ask('talk', fromFee);
    const [button] = talks[0].turns[0].messenger[0].buttons;
    expect(button.label.length).toBeLessThanOrEqual(20);
    expect(button.label).toContain('…');
    expect(button.whole).toBe('Nobody has ever asked me for any money');
  });

  it('plays two languages beside each other, each in its own words', async () => {
    const { talks } = await ask('talk', { ...fromFee, langs: ['en', 'my'], acts: [tap('fee', 'none')] });
    expect(talks.map(({ turns }: Any) => turns[1].said)).toEqual(['word none', 'စကား none']);
    expect(talks[1].turns[0].line[0].lang).toBe('my');
  });

  it('reads the files again when one changes, and finds what is wrong by file and line', async () => {
    const { version, problems } = await ask('state');
    expect(problems.filter(({ severity }: Any) => severity === 'error')).toEqual([]);
    expect(Object.keys(await ask('state', { since: version }))).toEqual(['version', 'learning', 'watching', 'me']);
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    const next = await changed(version);
    expect(next.problems).toContainEqual(
      expect.objectContaining({
        file: 'flows/job.yaml',
        rule: 'unknown-step',
        flow: 'job',
        step: 'verdict',
        hint: 'Did you mean "good"?',
        quote: expect.objectContaining({ meant: 'goood' }),
      }),
    );
    content.edit('flows/job.yaml', 'go: goood', 'go: good');
    expect((await changed(next.version)).problems).toEqual(problems);
    expect((await ask('map', { flow: 'job' })).boxes.verdict).toMatchObject({ errors: 0 });
  });

  it('goes on without a file that cannot be read, and says so', async () => {
    const { version } = await ask('state');
    content.write('flows/job.yaml', 'start: [');
    expect((await changed(version)).problems).toContainEqual(
      expect.objectContaining({ file: 'flows/job.yaml', rule: 'broken-yaml' }),
    );
    const { wrong } = await ask('talk', fromFee);
    expect(wrong).toMatch(/^There is no such conversation now\. It can be: .*menu/);
    expect((await ask('talk', { langs: ['en'] })).talks[0].turns[0].line.length).toBeGreaterThan(0);
  });

  it('lists all texts of a step in all languages with what is left of the room', async () => {
    content.edit('locales/my/job.json', 'စကား none', 'စကားစကားစကားစကားစကား none');
    const { rows, readings, you } = await ask('texts', { unit: 'job.fee' });
    expect(readings).toMatchObject({ en: { state: 'draft' }, my: { state: 'draft' } });
    expect(you).toEqual({ name: '', writes: ['en', 'my'], reviews: ['en', 'my'] });
    expect(rows.map(({ key }: Any) => key)).toEqual(['text', 'topic', 'choices.none', 'choices.some']);
    expect(rows[0]).toMatchObject({ most: 600, cells: { en: { text: 'word text', left: 591 } } });
    expect(rows[2].cells.en).toEqual({ text: 'word none', left: 11 });
    expect(rows[2].cells.my.left).toBeLessThan(0);
    expect((await post('texts', { unit: 'job.nothing' })).status).toBe(400);
  });

  it('draws the map: every step a box, every way on an arrow, and what is wrong on it', async () => {
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    const { boxes, drawing } = await ask('map', { flow: 'job' });
    expect(boxes.verdict.errors).toBe(1);
    expect(boxes['menu.start'].kind).toBe('outside');
    expect(drawing.boxes).toHaveLength(Object.keys(boxes).length);
    expect(drawing.arrows).toContainEqual(expect.objectContaining({ from: 'after', to: 'fee', label: 'again' }));
    const { width, height } = drawing;
    for (const { x, y } of drawing.boxes) expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
  });

  it('says whom to call next: those whom people are shown already come first', async () => {
    const { calls, facts, contacts } = await ask('freshness', { day: '2026-11-22' });
    expect(calls.map(({ id }: Any) => id)).toEqual(['th.police', 'th.helpline']);
    expect(calls[1]).toMatchObject({ kind: 'organisation', name: 'word name' });
    expect(facts[0]).toMatchObject({ id: 'th.fee', age: 'fresh', until: '2027-10-10' });
    expect(contacts[1]).toMatchObject({ id: 'th.helpline', shown: false });
  });

  it.each([
    ['nothing', {}, 'There is nothing called like this'],
    ['talk', { langs: ['xx'] }, 'There is no such language now. It can be: en, my.'],
    ['talk', { day: '1 December' }, 'Write it like this: 2026-12-01'],
    ['talk', { from: { flow: 'constructor', step: 'x' } }, 'There is no such conversation'],
    ['talk', { acts: [{ kind: 'explode' }] }, 'An act is'],
    ['map', { flow: 'jobb' }, 'It can be: about, emergency, job'],
    ['freshness', { day: 5 }, 'The day is no date'],
  ])('answers the wrong question %s %j with a sentence', async (what, body, sentence) => {
    const response = await post(what, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { wrong: string }).wrong).toContain(sentence);
  });

  it('repeats and logs nothing that was typed, not even when the question is wrong', async () => {
    const secret = 'My name is Somebody';
    await ask('talk', { ...fromFee, acts: [{ kind: 'text', text: secret }] });
    const wrong = await post('talk', { langs: [secret], from: { flow: secret, step: secret }, day: secret });
    expect(await wrong.text()).not.toContain(secret);
    const broken = await fetch(`${studio.url}/studio/api/talk`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: studio.url },
      body: `{"acts": ["${secret}`,
    });
    expect(broken.status).toBe(400);
    expect(JSON.stringify(studio.logged)).not.toContain(secret);
  });
});
