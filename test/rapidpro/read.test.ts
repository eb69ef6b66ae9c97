import { describe, expect, it } from 'vitest';
import { clean } from '../../src/rapidpro/clean.ts';
import { bring, errorsIn, flow, saysOf, says } from './exports.ts';

/** A flow as versions before 13 are written: sets of actions and of rules, each text with its translations. */
const older = {
  version: 11,
  flows: [
    {
      version: '11.12',
      base_language: 'eng',
      metadata: { name: 'Rent', uuid: 'old' },
      entry: 'a',
      action_sets: [
        {
          uuid: 'a',
          destination: 'r',
          actions: [
            { type: 'reply', msg: { eng: 'Do you rent?', tha: 'เช่าไหม' }, quick_replies: [{ eng: 'Yes', tha: 'ใช่' }] },
          ],
        },
        {
          uuid: 'b',
          destination: null,
          actions: [
            { type: 'reply', msg: { eng: 'Keep the paper, @contact.name.' } },
            { type: 'add_group', groups: ['Tenants'] },
          ],
        },
      ],
      rule_sets: [
        {
          uuid: 'r',
          ruleset_type: 'wait_message',
          label: 'Rents',
          operand: '@step.value',
          rules: [
            { category: { eng: 'Yes' }, test: { type: 'contains_any', test: { eng: 'yes' } }, destination: 'b' },
            { category: { eng: 'Other' }, test: { type: 'true' }, destination: 'a' },
          ],
        },
      ],
    },
  ],
};

function outcomeOf(odd: unknown): string {
  try {
    return bring({ flows: [odd] }).length === 1 ? 'read' : 'lost';
  } catch (error) {
    return error instanceof Error ? error.name : 'odd';
  }
}

describe('an export of RapidPro', () => {
  it('of a version before 13 is read as well', () => {
    const [one] = bring(older);
    expect(one?.version).toBe('11.12');
    expect(one?.draft.words.th?.start).toEqual({ text: 'เช่าไหม', choices: { yes: 'ใช่' } });
    expect(one?.draft.words.en?.message).toEqual({ text: 'Keep the paper, ✎(contact.name).' });
    expect(saysOf(one!, 'lost')).toEqual(['the person is put into a group (Tenants)']);
    expect(errorsIn([one!])).toEqual([]);
  });

  it.each([
    ['{"flows": [', /^The file is no JSON: line 1, column 12: the file ends too early/],
    ['{\n  "flows": nope }', /^The file is no JSON: line 2, column 12/],
    ['[1, 2]', /^There are no flows in this file/],
    ['{"flows": [{"name": "x"}]}', /^There are no flows in this file/],
    [`{"flows": ${'['.repeat(200)}${']'.repeat(200)}}`, /more than 100 brackets within brackets/],
  ])('that is %s is refused with a sentence', (written, sentence) => {
    expect(() => bring(written)).toThrow(sentence);
  });

  it('with more nodes than anybody can edit is refused', () => {
    const nodes = Array.from({ length: 2_001 }, (_, index) => says(`n${index}`, 'x', `n${index + 1}`));
    expect(() => bring(flow('Big', nodes))).toThrow('A flow has 2001 nodes; at most 2000 are read.');
  });

  it('with several flows asks which, because each becomes eight files', () => {
    const two = { flows: [flow('One', [says('a', 'x')]), flow('Two', [says('a', 'x')])] };
    expect(() => bring(two, {})).toThrow('The file has 2 flows: name one of them, or take all. It has: “One”, “Two”.');
    expect(bring(two, { only: 'Two', name: 'second' })[0]?.draft.name).toBe('second');
    expect(() => bring(two, { only: 'Three' })).toThrow('There is no flow “Three” in this file.');
    expect(() => bring(two, { only: 'Two', name: 'menu' })).toThrow('There is flows/menu.yaml already.');
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor-flow'],
    ['Menu', 'menu-2'],
    ['CON', 'con-2'],
    ['2020 Survey', 'n-2020-survey'],
    ['🙂', 'imported'],
  ])('with a flow called "%s" makes no file but %s', (name, file) => {
    const [one] = bring(flow(name, [says('a', 'Hello.')]));
    expect(one?.draft.name).toBe(file);
  });

  it('with names that every object has does no harm', () => {
    const nodes = JSON.parse(
      '[{"uuid":"__proto__","actions":[{"type":"send_msg","uuid":"constructor","text":"Hi"},{"type":"toString"}],"exits":[{"destination_uuid":"constructor"}]}]',
    ) as Record<string, unknown>[];
    const [one] = bring(flow('Odd', nodes, { localization: { tha: {} } }));
    expect(one?.draft.words.en?.start).toEqual({ text: 'Hi' });
    expect(errorsIn([one!])).toEqual([]);
  });

  it.each([
    null,
    7,
    'x',
    [],
    [null],
    { nodes: null },
    { nodes: [null, 5, { actions: 'x', router: { categories: {} } }] },
  ])('that is not what it says (%j) is read or refused, and nothing breaks', (odd) => {
    expect(['read', 'Unreadable']).toContain(outcomeOf(odd));
  });
});

describe('a text of RapidPro', () => {
  it.each([
    ['Hi @contact.first_name, see @results.age.', 'Hi ✎(contact.first_name), see ✎(results.age).'],
    ['Total: @(max(results.a, 3)) baht', 'Total: ✎(max(results.a, 3)) baht'],
    ['Write to a@example.org or @@union', 'Write to a@example.org or @union'],
    ['Call 02 123 4567 or +66 81 234 5678.', 'Call ✎(number) or ✎(number).'],
    ['Hotline 1300, open 24 hours since 2019-2020', 'Hotline ✎(number), open 24 hours since 2019-2020'],
    ['โทร ๑๓๐๐ วันนี้', 'โทร ✎(number) วันนี้'],
    ['{{th.wage}} $t(menu:x)', '(th.wage) $ t(menu:x)'],
    ['a\u200bb\r\n\u202ec', 'ab\nc'],
  ])('%j is cleaned', (given, cleaned) => {
    expect(clean(given).text).toBe(cleaned);
  });

  it('tells what was taken out, so that a number can become a contact with a source', () => {
    expect(clean('Call 02 123 4567. https://example.org/help @results.x')).toMatchObject({
      numbers: ['02 123 4567'],
      variables: ['results.x'],
      links: ['https://example.org/help'],
    });
  });
});
