import { describe, expect, it } from 'vitest';
import { bring, does, errorsIn, flow, routes, says, saysOf } from './exports.ts';

const steps = (yaml: string): string => yaml.slice(yaml.indexOf('start:'));

describe('a RapidPro flow', () => {
  it('becomes a conversation: the message before an answer is the question, buttons and categories are its answers', () => {
    const [one] = bring(
      flow('Rent', [
        says('a', 'Do you rent a room?', 'b', { quick_replies: ['Yes', 'No'] }),
        routes('b', [
          { name: 'Yes', test: 'has_any_word', args: ['yes y'], to: 'c' },
          { name: 'No', test: 'has_any_word', args: ['no n'], to: 'd' },
          { name: 'Other', to: 'sorry' },
        ]),
        says('sorry', 'Sorry, yes or no?', 'b'),
        says('c', 'Keep the paper.', 'd'),
        says('d', 'Goodbye.'),
      ]),
    );
    expect(steps(one?.draft.yaml ?? '')).toBe(`start: start
steps:
  # Changed: other answers: this bot asks again by itself, in words of its own
  start:
    offer: [yes, no]
    next:
      yes: message
      no: message_2
  message: {}
  message_2:
    next: end
  end:
    show: contacts/people/short
    offer: [menu]
    next: { menu: menu.start }
`);
    expect(one?.draft.words.en?.start).toEqual({ text: 'Do you rent a room?', choices: { yes: 'Yes', no: 'No' } });
    expect(one?.figures).toMatchObject({
      nodes: { all: 5, taken: 4 },
      messages: { all: 4, taken: 3, replaced: 1 },
      replies: { all: 2, taken: 2 },
      answers: { all: 2, taken: 2 },
    });
    expect(saysOf(one!, 'changed')).toContain(
      'its message “Sorry, yes or no?”: this bot asks again in words of its own',
    );
    expect(errorsIn([one!])).toEqual([]);
  });

  it('says in each language what it says there, and marks what is still to be translated', () => {
    const [one] = bring(
      flow(
        'Rent',
        [
          says('a', 'Hello.', 'b', { quick_replies: [{ type: 'text', text: 'Roof' }, 'Menu'] }),
          routes('b', [{ name: 'Roof', test: 'has_phrase', args: ['roof'] }, { name: 'Other' }]),
        ],
        {
          localization: {
            tha: { 'say-a': { text: ['สวัสดี'], quick_replies: ['ห้อง', 'เมนู'] } },
            spa: { 'say-a': { text: ['Hola.'] } },
            __proto__x: { 'say-a': { text: ['x'] } },
          },
        },
      ),
    );
    expect(one?.draft.words.th?.start).toEqual({ text: 'สวัสดี', choices: { roof: 'ห้อง', menu: 'เมนู' } });
    expect(one?.draft.words.my?.start).toEqual({ text: '✎ Hello.', choices: { roof: '✎ Roof', menu: 'မီနူး' } });
    expect(one?.figures.translations).toMatchObject({ all: 3, taken: 3 });
    expect(saysOf(one!, 'lost')).toEqual([
      '1 translations into Spanish, which this bot does not speak',
      'translations under “__proto__x”, which is no language',
    ]);
  });

  it('written in a language that is not spoken here keeps its words, marked to be translated', () => {
    const [one] = bring(flow('Renta', [says('a', 'Hola.')], { language: 'spa' }));
    expect(one?.draft.words.en?.start).toEqual({ text: '✎ Hola.' });
    expect(saysOf(one!, 'changed')[0]).toContain('it is written in Spanish');
  });

  it('written in Thai is Thai here, and everything else is to be translated', () => {
    const [one] = bring(flow('ห้อง', [says('a', 'สวัสดี 123')], { language: 'tha' }));
    expect(one?.draft.name).toBe('imported');
    expect(one?.draft.words.th?.start).toEqual({ text: 'สวัสดี 123' });
    expect(one?.draft.words.en?.start).toEqual({ text: '✎ สวัสดี 123' });
    expect(errorsIn([one!])).toEqual([]);
  });

  it('decides by an earlier answer where that answer is one to tap', () => {
    const [one] = bring(
      flow('Rent', [
        says('a', 'Where?', 'b'),
        routes(
          'b',
          [
            { name: 'City', test: 'has_any_word', args: ['city town'], to: 'c' },
            { name: 'Other', to: 'c' },
          ],
          { result: 'Place' },
        ),
        says('c', 'Thank you.', 'd'),
        routes('d', [{ name: 'In town', test: 'has_category', args: ['City'], to: 'e' }, { name: 'Else' }], {
          operand: '@results.place.category',
        }),
        says('e', 'In the city, ask the union.'),
      ]),
    );
    expect(one?.draft.yaml).toContain('    ask: [city, other]');
    expect(one?.draft.yaml).toContain('      - { when: { start: [city] }, go: message_2 }\n      - { go: end }');
    expect(errorsIn([one!])).toEqual([]);
  });

  it('asks the person where RapidPro looked something up, because nothing is known of people here', () => {
    const [one] = bring(
      flow('Rent', [
        routes(
          'a',
          [
            { name: 'Men', test: 'has_only_text', args: ['m'], to: 'b' },
            { name: 'Women', to: 'b' },
          ],
          { operand: '@fields.gender' },
        ),
        says('b', 'Hello.'),
      ]),
    );
    expect(one?.draft.words.en?.start).toEqual({
      text: '✎ Ask the person, or take this step out. RapidPro looked at “fields.gender” here.',
      choices: { men: 'Men', women: 'Women' },
    });
    expect(saysOf(one!, 'changed')[0]).toContain('which is not known here');
  });

  it.each([
    [
      'a group',
      routes('a', [{ name: 'Members', test: 'has_group', args: ['g'] }, { name: 'Other' }], {
        operand: '@contact.groups',
      }),
      'which is not known here',
    ],
    ['chance', routes('a', [{ name: 'One' }, { name: 'Two' }], { type: 'random' }), 'one of 2 ways is taken by chance'],
    [
      'another server',
      routes('a', [{ name: 'Success', test: 'has_webhook_status', args: ['success'] }, { name: 'Failure' }], {
        operand: '@results.w',
        actions: [{ type: 'call_webhook', uuid: 'w', url: 'https://example.org' }],
      }),
      'another server',
    ],
    [
      'the channel',
      routes('a', [{ name: 'LINE', test: 'has_phrase', args: ['line'] }, { name: 'Other' }], {
        operand: '@contact.channel.name',
      }),
      'by which channel',
    ],
  ])('that decides by %s says so', (_, node, sentence) => {
    const [one] = bring(flow('Rent', [node]));
    expect(saysOf(one!, 'changed').join()).toContain(sentence);
    expect(errorsIn([one!])).toEqual([]);
  });

  it('takes a typed number, numbered answers with the words of their lines, and does not keep what people write', () => {
    const [one] = bring(
      flow('Rent', [
        says('a', 'How many people?', 'b'),
        routes(
          'b',
          [
            { name: 'Number', test: 'has_number_between', args: ['0', '20'], to: 'c' },
            { name: 'Other', to: 'c' },
          ],
          { result: 'People' },
        ),
        says('c', 'Which?\n1. A room\n2. A house', 'd'),
        routes('d', [
          { name: 'One', test: 'has_number_eq', args: ['1'], to: 'e' },
          { name: 'Two', test: 'has_number_eq', args: ['2'], to: 'e' },
        ]),
        says('e', 'What is your phone number?', 'f'),
        routes('f', [
          { name: 'Phone', test: 'has_phone', to: 'g' },
          { name: 'No Response', silence: 300, to: 'g' },
        ]),
        says('g', 'Goodbye.'),
      ]),
    );
    expect(one?.draft.yaml).toContain('    accept: number\n    most: 20\n');
    expect(one?.draft.words.en?.question).toMatchObject({ choices: { one: 'A room', two: 'A house' } });
    expect(saysOf(one!, 'lost')).toEqual([
      'what happens after 5 minutes without an answer: this bot never writes first',
      "an answer in the person's own words (a phone number): this bot keeps none of it",
    ]);
    expect(errorsIn([one!])).toEqual([]);
  });

  it('that goes round asks anew each time, and a round that never waits ends', () => {
    const again = bring(
      flow('Rent', [
        says('a', 'More?', 'b'),
        routes(
          'b',
          [
            { name: 'Yes', test: 'has_any_word', args: ['yes'], to: 'a' },
            { name: 'No', test: 'has_any_word', args: ['no'], to: 'c' },
          ],
          { result: 'more' },
        ),
        says('c', 'Bye.'),
      ]),
    );
    expect(again[0]?.draft.yaml).toContain('    offer: [yes, no]\n    next:\n      yes: start');
    const silent = bring(flow('Rent', [says('a', 'One.', 'b'), says('b', 'Two.', 'a')]));
    expect(saysOf(silent[0]!, 'lost')).toEqual(['a round that never waits for the person: it ends here']);
    expect(errorsIn([...again])).toEqual([]);
    expect(errorsIn(silent)).toEqual([]);
  });

  it('leads into another flow of the same file; where it would come back, people choose', () => {
    const enter = (terminal: boolean) => ({
      type: 'enter_flow',
      uuid: 'e',
      flow: { uuid: 'flow-Child', name: 'Child' },
      terminal,
    });
    const all = bring({
      version: '13',
      flows: [
        flow('Parent', [does('a', [enter(false)], 'b'), says('b', 'Welcome back.', 'c'), does('c', [enter(true)])]),
        flow('Child', [says('x', 'Hello from the child.')]),
      ],
    });
    expect(all[0]?.draft.yaml).toContain(
      '    offer: [open, go_on]\n    next:\n      open: child.start\n      go_on: message',
    );
    expect(all[0]?.draft.yaml).toContain('  message:\n    next: child.start');
    expect(errorsIn(all)).toEqual([]);
    const [alone] = bring({ flows: [flow('Parent', [does('a', [enter(true)])])] });
    expect(saysOf(alone!, 'lost')).toEqual(['the way into the flow “Child”, which is not imported']);
    expect(errorsIn([alone!])).toEqual([]);
  });

  it('names everything that it does beside talking, because nothing may go missing without a word', () => {
    const actions = [
      { type: 'set_run_result', name: 'Age' },
      { type: 'set_contact_field', field: { key: 'age', name: 'Age' } },
      { type: 'add_contact_groups', groups: [{ name: 'Tenants' }] },
      { type: 'transfer_airtime' },
      { type: 'send_msg', uuid: 's', text: '', attachments: ['image:https://example.org/x.png'] },
      { type: 'made_up_by_nobody' },
    ];
    const [one] = bring(flow('Rent', [does('a', actions), says('z', 'Nobody comes here.')]));
    expect(saysOf(one!, 'lost')).toEqual([
      'a result is kept (Age)',
      'something about the person is kept (Age)',
      'the person is put into a group (Tenants)',
      'airtime is sent',
      'a picture or recording in a message',
      'something unknown is done ("made_up_by_nobody")',
      'its message “Nobody comes here.”: in RapidPro, too, no way leads to it',
    ]);
    expect(one?.draft.yaml).toContain('\n# Not carried over: airtime is sent\n');
    expect(errorsIn([one!])).toEqual([]);
  });

  it('asks in two steps what has more answers than fit on the buttons, and shortens their words so that none read the same', () => {
    const cases = Array.from({ length: 14 }, (_, index) => ({
      name: `A very long answer number ${index}`,
      test: 'has_phrase',
      args: [`x${index}`],
    }));
    const [one] = bring(flow('Rent', [says('a', 'Which?', 'b'), routes('b', cases)]));
    expect(one?.draft.yaml.match(/offer: \[.*more\]/)).not.toBeNull();
    expect(one?.figures.answers).toMatchObject({ all: 14, taken: 14 });
    expect(saysOf(one!, 'changed')[0]).toBe(
      'the answer “A very long answer number 0” is “A very long answer…” now: a button has 20 characters',
    );
    expect(errorsIn([one!])).toEqual([]);
  });
});
