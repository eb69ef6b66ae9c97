import type { Bundle, Problem } from '../bundle/bundle.ts';
import { createEngine } from '../engine/engine.ts';
import { OPEN } from '../engine/page.ts';
import type { Input, Reply, Session } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { phoneOf } from '../walk/accepts.ts';
import { fold, judge, type OnScreen } from './judge.ts';
import { type Line, type Stories, type Story, storyProblem } from './read.ts';
import { drawsOf } from '../walk/draw.ts';

/** A story as it went: what is not as written, and every reply it came to. */
export type Told = { story: Story; problems: Problem[]; replies: Reply[] };

/** Plays each story with the real engine. `now`: the moment for those that name no date. */
export function playStories(bundle: Bundle, stories: Story[], now: number): Told[] {
  const respond = createEngine(bundle);
  const understand = createUnderstand(bundle);
  return stories.map((story) => {
    const wrong = wrongHeads(bundle, story);
    if (wrong.length > 0) return { story, problems: wrong, replies: [] };
    return play({ bundle, story, respond, understand, now: timeOf(story) ?? now });
  });
}

/** Each line that does not go as it is written, and each that cannot be read. */
export const brokenLines = ({ problems }: Stories, told: Told[]): Problem[] => [
  ...problems,
  ...told.flatMap((one) => one.problems),
];

type Playing = {
  bundle: Bundle;
  story: Story;
  respond: ReturnType<typeof createEngine>;
  understand: ReturnType<typeof createUnderstand>;
  now: number;
};

function play({ story, respond, understand, now }: Playing): Told {
  const { channel } = story.heads;
  const told: Told = { story, problems: [], replies: [] };
  let { session, input } = beginning(story);
  let replies: Reply[] = [];
  const take = (given: Input) => {
    const turn = respond(session, given, now);
    session = turn.session;
    replies = turn.replies;
    told.replies.push(...replies);
  };
  take(input);
  for (const line of story.lines) {
    if (line.kind === 'says') take({ kind: 'text', meaning: understand(line.text) });
    else if (line.kind === 'tap') {
      const choice = chosen(replies, line);
      if (!choice) return { ...told, problems: [...told.problems, noButton(story, line, replies)] };
      input = { kind: 'tap', at: choice.at, choice: choice.choice };
      take(input);
    } else told.problems.push(...judge(story, line, onScreen(replies, channel?.value)));
  }
  return told;
}

/** A person nobody knows, or one of whom the story says what is known. */
function beginning({ heads }: Story): { session: Session; input: Input } {
  const session: Session = {
    answers: {},
    ...(heads.language ? { lang: heads.language.value } : {}),
    ...(heads.country ? { country: heads.country.value } : {}),
  };
  const [flow, step] = heads.from?.value.split('.') ?? [];
  const input: Input = flow && step ? { kind: 'tap', at: { flow, step }, choice: OPEN } : { kind: 'arrive' };
  return { session, input };
}

/** By its name in the flow, or by the words on it. */
function chosen(replies: Reply[], { text }: Line) {
  const choices = replies.at(-1)?.choices ?? [];
  return choices.find(({ choice }) => choice === text) ?? choices.find(({ label }) => fold(label) === fold(text));
}

function noButton(story: Story, { line, text }: Line, replies: Reply[]): Problem {
  const choices = replies.at(-1)?.choices ?? [];
  const there = choices.map(({ choice, label, nav }) => (nav ? `[${label}]` : `[${choice}] ${label}`)).join('  ');
  return storyProblem(story, line, `There is no "${text}" to tap here.`, `These are there: ${there || 'none'}`);
}

/** As on that platform, or in full where the story names none. */
function onScreen(replies: Reply[], channel: string | undefined): OnScreen {
  const draw = drawsOf[channel ?? ''];
  if (!draw) {
    const labels = replies.flatMap(({ choices }) => choices.map(({ label }) => label));
    return { texts: replies.map(({ text }) => text), labels };
  }
  const { texts, buttons } = phoneOf(draw(replies, { person: 'you', back: 'token' }, () => ''));
  return { texts, labels: buttons.map(({ label }) => label) };
}

const timeOf = ({ heads }: Story): number | undefined => (heads.date ? Date.parse(heads.date.value) : undefined);

function wrongHeads({ flows, languages, countries }: Bundle, story: Story): Problem[] {
  const { language, date, from, country, channel } = story.heads;
  const [flow = '', step = ''] = from?.value.split('.') ?? [];
  const wrong = (head: { line: number; value: string } | undefined, isRight: boolean, message: string, hint: string) =>
    head && !isRight ? [storyProblem(story, head.line, `"${head.value}" is no ${message}.`, hint)] : [];
  const can = (names: string[]) => `It can be: ${names.join(', ')}.`;
  const places = [...Object.keys(countries), 'other'];
  const channels = Object.keys(drawsOf);
  return [
    ...wrong(language, Object.hasOwn(languages, language?.value ?? ''), 'language here', can(Object.keys(languages))),
    ...wrong(date, isDay(date?.value ?? ''), 'date', 'Write it like this: 2026-11-22'),
    ...wrong(from, flows[flow]?.steps[step] !== undefined, 'step', 'Write flow and step, like this: job-offer.fee'),
    ...wrong(country, places.includes(country?.value ?? ''), 'country here', can(places)),
    ...wrong(channel, channels.includes(channel?.value ?? ''), 'channel', can(channels)),
  ];
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
