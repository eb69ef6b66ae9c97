import { cut } from '../../channels/text.ts';
import { tellContacts, contactsFor } from '../../engine/contacts.ts';
import { createSpeech } from '../../engine/speech.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { shownTopics, stepsOf } from '../parts.ts';
import { onceForFiles } from '../once.ts';
import { error, type Spot, warning } from '../place.ts';
import { isLanguageCode } from './languages.ts';
import type { Leaf } from '../words.ts';

/**
 * UTF-16 units of a Messenger quick reply's title; LINE takes 20 graphemes, which are never fewer.
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies
 */
export const LABEL = 20;
/** Quick replies of one message, on both. https://developers.line.biz/en/reference/messaging-api/#quick-reply */
const ANSWERS = 13;
/** "Help now" and "Back" stand on every question. */
const WAYS_OUT = 2;
/** UTF-16 units of one LINE text. https://developers.line.biz/en/reference/messaging-api/#text-message */
export const TEXT = 5_000;
/** Readers' characters. About two screens of a small phone; more is not read by somebody in a hurry. */
export const READABLE = 600;

export const longLabel: Rule = {
  name: 'long-label',
  finds: 'A button that is longer than Messenger shows.',
  why: 'A platform cuts a longer button, and the end is often what tells two answers apart.',
  example: '"fee.choices.some" is 25 long; a Messenger button shows 20.',
  check: (content) => [
    ...content.leaves.filter(isLabel).flatMap((leaf) => longButton(content, leaf, leaf.text, `"${leaf.key}"`)),
    ...Object.entries(content.bundle.languages).flatMap(([lang, { endonym }]) =>
      longButton(
        content,
        { file: 'content/languages.yaml', path: [lang, 'endonym'] },
        endonym,
        `The name of "${lang}"`,
      ),
    ),
  ],
};

export const tooManyAnswers: Rule = {
  name: 'too-many-answers',
  finds: 'More choices than a platform shows beside "Help now", "Back" and "I don\'t know".',
  why: 'Platforms show 13 quick replies; what does not fit is left out without a word.',
  example: '"sure" offers 12 choices; 11 fit beside the two ways out.',
  check: (content) =>
    stepsOf(content).flatMap(({ step, file, path }) => {
      const unsure = step.kind === 'ask' && step.keep !== 'lang' ? 1 : 0;
      const most = ANSWERS - WAYS_OUT - unsure;
      const many = step.areas ? mostAreas(content) : step.choices.length;
      if (many <= most) return [];
      const spot = { file, path: [...path, step.kind === 'offer' ? 'offer' : 'ask'] };
      const message = `"${step.name}" offers ${many} choices; ${most} fit beside ${unsure ? '"I don\'t know" and ' : ''}the two ways out.`;
      return [error(content, spot, message, 'Put the rarest into "other", or split the question in two.')];
    }),
};

export const longText: Rule = {
  name: 'long-text',
  finds: 'A text that is longer than LINE takes, or than is read on a small screen.',
  why: 'LINE refuses a text of more than 5,000 units; far shorter ones are not read on a small screen.',
  example: '"good.text" is 5005 long; a LINE message holds 5000.',
  check: (content) => content.leaves.flatMap((leaf) => tooLong(content, leaf)),
};

export const longContacts: Rule = {
  name: 'long-contacts',
  finds: 'Contacts of one country and topic that together are longer than a LINE message.',
  why: 'The numbers of one country and topic are said in one text, and that has a limit as well.',
  example: 'The contacts for "people" are 9352 long in "en"; a LINE message holds 5000.',
  check: onceForFiles(
    /^content\/(?!cries|intents|danger|adverts|glosses)|^flows\/|\/(?:bot|contacts|risks|places)\.json$/,
    (content) => {
      const { languages, texts } = content.bundle;
      const canSpeak = Object.keys(texts).length > 0 && Object.keys(languages).every(isLanguageCode);
      return canSpeak ? contactTexts(content) : [];
    },
  ),
};

/** Those of the country with most areas, and another place. */
const mostAreas = ({ bundle }: Checked): number =>
  1 + Math.max(0, ...Object.values(bundle.countries).map(({ areas }) => Object.keys(areas).length));

/** Choices, names of areas, and the three answers that stand beside them. */
export const isLabel = ({ namespace, path, key }: Pick<Leaf, 'namespace' | 'path' | 'key'>): boolean =>
  path[1] === 'choices' ||
  (namespace === 'places' && path[0] === 'area') ||
  (namespace === 'bot' && ['unsure', 'help_now', 'back'].includes(key));

function longButton(content: Checked, spot: Spot, label: string, says: string): Finding[] {
  if (label.length <= LABEL) return [];
  const kept = cut(label, LABEL, 'utf16').slice(0, -1);
  const message = `${says} is ${label.length} long; a Messenger button shows ${LABEL}.`;
  return [
    error(
      content,
      { file: spot.file, path: spot.path },
      message,
      `It would be cut here: "${kept} | ${label.slice(kept.length)}"`,
    ),
  ];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function tooLong(content: Checked, { file, path, key, text }: Leaf): Finding[] {
  if (text.length <= READABLE) return [];
  const spot = { file, path };
  const hint = 'Split it over two steps.';
  if (text.length > TEXT)
    return [error(content, spot, `"${key}" is ${text.length} long; a LINE message holds ${TEXT}.`, hint)];
  const read = [...graphemes.segment(text)].length;
  if (read <= READABLE) return [];
  return [
    warning(
      content,
      spot,
      `"${key}" has ${read} characters; more than ${READABLE} are hard to read on a small screen.`,
      hint,
    ),
  ];
}

function contactTexts(content: Checked): Finding[] {
  const { bundle, now } = content;
  const speech = createSpeech(bundle);
  const topics = shownTopics(content);
  return Object.keys(bundle.countries).flatMap((country) =>
    topics.flatMap((topic) =>
      Object.keys(bundle.languages).flatMap((lang) => {
        const { length } = tellContacts(contactsFor(bundle, country, topic, now), speech, lang, now).text;
        if (length <= TEXT) return [];
        const message = `The contacts for "${topic}" are ${length} long in "${lang}"; a LINE message holds ${TEXT}.`;
        return [
          error(
            content,
            { file: `content/contacts/${country}.yaml`, path: [] },
            message,
            'Take the topic from some of them.',
          ),
        ];
      }),
    ),
  );
}
