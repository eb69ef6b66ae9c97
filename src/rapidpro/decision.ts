import type { Node, Route, Split } from './graph.ts';
import { type Plan, resultIn } from './plan.ts';
import { inSteps, type Naming } from './question.ts';
import { type RawGoal, type RawStep, type RawWay, toNode } from './raw.ts';
import { meansAnswer } from './route-words.ts';

/** A node that decides by itself. `go`: the one way that is left; otherwise steps, of which the last has the ways. */
export function decision(plan: Plan, node: Node, split: Split, naming: Naming): { go: RawGoal } | { steps: RawStep[] } {
  const way = oneWay(plan, node, split);
  if (way) return { go: toNode(way.to) };
  const asked = plan.remembered.get(resultIn(split.operand) ?? '');
  const known = asked && plan.answered.get(asked.id);
  const ways = known && waysFor(split.routes, known);
  if (!known || !ways) return { steps: askInstead(plan, node, split, naming) };
  const base = { name: naming(`by_${known.step}`, 'by_answer'), node: node.id, topic: '' };
  return { steps: [{ ...base, kind: 'decide', words: {}, choices: [], ways }] };
}

/** What never depends on the person here: the way that RapidPro takes when all goes well, or the first. */
function oneWay(plan: Plan, node: Node, { random, operand, routes }: Split): Route | undefined {
  const answers = routes.filter(({ kind }) => kind === 'answer');
  const first = answers[0] ?? routes[0];
  if (random) return undefined;
  if (/^@(child\.(run\.)?status|run\.status)/.test(operand)) return answers.find(isWell) ?? first;
  const calls =
    node.acts.some(({ kind }) => kind === 'lost') && /^@(webhook|results\.|legacy_extra|step)/.test(operand);
  const does = routes.some(({ tests }) => tests.some(({ type }) => DONE.test(type)));
  if (does || (calls && answers.some(isWell)) || /^@(webhook|ticket|locals)/.test(operand)) {
    plan.note('changed', node.id, 'what another server or a ticket answers: here always the way when it works');
    return answers.find(isWell) ?? first;
  }
  if (!/urns?\b|channel/.test(operand)) return routes.length <= 1 ? first : undefined;
  plan.note('changed', node.id, 'by which channel the person writes: here always the first way');
  return first;
}

const DONE = /^(webhook_status|airtime_status|subflow|has_webhook_status|has_run_status)$/;
const isWell = ({ words }: Route): boolean =>
  Object.values(words).some((said) => /success|complet|sent|open/i.test(said));

function waysFor(
  routes: Route[],
  { step, answers }: { step: string; answers: { name: string; route: Route }[] },
): RawWay[] | undefined {
  const rest = routes.find(({ kind }) => kind === 'rest');
  const ways = routes
    .filter(({ kind }) => kind === 'answer')
    .map(
      (route): RawWay => ({
        when: { step, answers: answers.filter((answer) => meansAnswer(route, answer.route)).map(({ name }) => name) },
        go: toNode(route.to),
      }),
    );
  return ways.every(({ when }) => when && when.answers.length > 0) ? [...ways, { go: toNode(rest?.to) }] : undefined;
}

/** Nothing is known of people here: what RapidPro looked up is asked, or taken out by staff. So is what it left to chance. */
function askInstead(plan: Plan, node: Node, { operand, routes, random }: Split, naming: Naming): RawStep[] {
  const what = operand.replace(/[@{}$]/g, '').slice(0, 80) || 'something';
  const says = random
    ? `one of ${routes.length} ways is taken by chance: here people choose, until only one is left`
    : `it decides by “${what}”, which is not known here: the person is asked instead`;
  plan.note('changed', node.id, says);
  const remark = random
    ? 'Keep one of these ways, or let people choose. RapidPro took one by chance.'
    : `Ask the person, or take this step out. RapidPro looked at “${what}” here.`;
  const base = { name: naming(random ? 'chance' : `ask_${what}`, 'ask'), node: node.id, words: { remark }, topic: '' };
  const options = routes.map((route) => ({ words: route.words, go: toNode(route.to), given: '' }));
  return inSteps(base, 'offer', options, naming);
}
