import type { Bundle, Contact, Flow, Step } from '../bundle/bundle.ts';
import { wordsAt } from '../bundle/words-at.ts';
import { referencesOf } from '../engine/speech.ts';
import { doors, softDoors } from '../engine/stage.ts';
import { topicsOf } from '../check/parts.ts';
import type { Kind, Touched } from './touched.ts';
import { allLeaves, type Leaf } from '../check/words.ts';

/** `keys`, `steps`, `contact`: what a conversation shows when it depends on the thing. */
export type Found = { touched: Touched[]; keys: Set<string>; steps: Set<string>; contact?: string };

type Spot = { flow: Flow; step: Step; name: string };

/** Whatever hangs on a fact, contact, flag, flow or step. */
export function findThing(bundle: Bundle, kind: Exclude<Kind, 'text'>, id: string): Found {
  const spots = spotsOf(bundle);
  const leaves = allLeaves(bundle);
  if (kind === 'fact')
    return withTexts(leaves, namesIt(id), 'says it', [
      ...spots.flatMap(usesFact(id)),
      ...speakers(spots, leaves.filter(namesIt(id))),
    ]);
  if (kind === 'contact') return findContact(bundle, bundle.contacts[id], leaves, spots);
  if (kind === 'flag') return withTexts(leaves, isBelow('flags', id), 'its own words', spots.flatMap(raisesFlag(id)));
  if (kind === 'flow') {
    const own = spots.filter(({ flow }) => flow.name === id).map((spot) => stepAt(spot, 'is a step of it'));
    return withTexts(
      leaves,
      ({ namespace }) => namespace === id,
      'its own words',
      [...own, ...leadTo(spots, id), ...isDoor(id)],
      own,
    );
  }
  const [flow = '', step = ''] = id.split('.');
  const own = spots.filter(({ name }) => name === id).map((spot) => stepAt(spot, 'the step itself'));
  const near = [...leadTo(spots, flow, step), ...spots.flatMap(asksAbout(flow, step)), ...isDoor(flow, step)];
  const borrowed = spots.filter((spot) => spot.name !== id && says(spot).has(id));
  const more = [...near, ...borrowed.map((spot) => stepAt(spot, 'says its words, too'))];
  return withTexts(leaves, isBelow(flow, step), 'its own words', more, own);
}

/** A text is read where its step speaks; its facts stand in it. */
export function findText(bundle: Bundle, id: string): Found {
  const [namespace = '', path = ''] = id.split(':');
  const leaves = allLeaves(bundle).filter((leaf) => leaf.namespace === namespace && isPart(leaf, path));
  const name = `${namespace}.${path.split('.')[0]}`;
  const own = spotsOf(bundle).filter((spot) => says(spot).has(name));
  const [flag] = path.split('.');
  const raised = namespace === 'flags' ? spotsOf(bundle).flatMap(raisesFlag(flag ?? '')) : [];
  const pages: Touched[] = namespace === 'page' ? [{ kind: 'page', where: '/chat', why: 'shows it' }] : [];
  const found = withTexts(leaves, () => true, 'the text itself', [
    ...own.map((spot) => stepAt(spot, 'says it')),
    ...raised,
    ...pages,
  ]);
  const contact = namespace === 'contacts' ? path.split('.').slice(0, 2).join('.') : undefined;
  return { ...found, keys: new Set([id]), ...(contact ? { contact } : {}) };
}

const isPart = ({ key }: Leaf, path: string): boolean => key === path || key.startsWith(`${path}.`);

const spotsOf = ({ flows }: Bundle): Spot[] =>
  Object.values(flows).flatMap((flow) =>
    flow.order.flatMap((name) => {
      const step = flow.steps[name];
      return step ? [{ flow, step, name: `${flow.name}.${name}` }] : [];
    }),
  );

/** The texts that fit, the steps that say them, and what else is touched. */
function withTexts(
  leaves: Leaf[],
  fits: (leaf: Leaf) => boolean,
  why: string,
  more: Touched[],
  comesTo: Touched[] = more,
): Found {
  const texts = leaves.filter(fits);
  const touched = texts.map(({ lang, namespace, key, file }): Touched => {
    return { kind: 'text', where: `${namespace}:${key}`, lang, file, why };
  });
  const steps = comesTo.filter(({ kind }) => kind === 'step').map(({ where }) => where);
  return {
    touched: [...more, ...touched],
    keys: new Set(touched.map(({ where }) => where)),
    steps: new Set(steps),
  };
}

/** The steps in whose words a text stands. */
const speakers = (spots: Spot[], leaves: Leaf[]): Touched[] => {
  const names = new Set(leaves.map(({ namespace, path }) => `${namespace}.${path[0]}`));
  return spots.filter((spot) => [...says(spot)].some((name) => names.has(name))).map((spot) => stepAt(spot, 'says it'));
};

/** The steps with which the words of a step stand: most often it alone. */
const says = ({ flow, step }: Spot): Set<string> => {
  const lent = step.list.flatMap(({ words }) => (words ? [`${words.flow}.${words.step}`] : []));
  return new Set([wordsAt(flow, step).replace(':', '.'), ...lent]);
};

const stepAt = ({ name }: Spot, why: string): Touched => ({ kind: 'step', where: name, why });

const namesIt =
  (id: string) =>
  ({ text }: Leaf): boolean =>
    referencesOf(text).includes(id);

const isBelow =
  (namespace: string, name: string) =>
  (leaf: Leaf): boolean =>
    leaf.namespace === namespace && isPart(leaf, name);

const usesFact =
  (id: string) =>
  (spot: Spot): Touched[] =>
    Object.values(spot.step.compute?.with ?? {}).includes(id)
      ? [stepAt(spot, `${spot.step.compute?.sum} uses it`)]
      : [];

const raisesFlag =
  (id: string) =>
  (spot: Spot): Touched[] => {
    const by = Object.entries(spot.step.flag).filter(([, names]) => names.includes(id));
    if (by.length > 0) return [stepAt(spot, `raises it on ${by.map(([answer]) => answer).join(', ')}`)];
    return spot.step.show.includes('flags') ? [stepAt(spot, 'shows the flags that were raised')] : [];
  };

/** Steps of other places whose way leads there. */
const leadTo = (spots: Spot[], flow: string, step?: string): Touched[] =>
  spots
    .filter((spot) => spot.flow.name !== flow || step !== undefined)
    .filter(({ step: { next } }) =>
      next.some(({ go }) => go !== 'return' && go.flow === flow && (!step || go.step === step)),
    )
    .map((spot) => stepAt(spot, 'leads to it'));

/** Typed words lead there from everywhere. */
const isDoor = (flow: string, step?: string): Touched[] =>
  Object.entries({ ...doors, ...softDoors })
    .filter(([, at]) => at.flow === flow && (step === undefined || at.step === step))
    .map(([name]) => ({ kind: 'word', where: name, why: 'typed words that mean this lead to it' }));

/** Steps whose conditions or sums look at the answer. */
const asksAbout =
  (flow: string, step: string) =>
  (spot: Spot): Touched[] => {
    if (spot.flow.name !== flow) return [];
    const { when, next, list, compute } = spot.step;
    const conditions = [when, ...next.map((one) => one.when), ...list.map((one) => one.when)].flatMap(
      (each) => each ?? [],
    );
    const asked = conditions.some(({ all, none }) => [...all, ...none].some(({ subject }) => subject === step));
    if (Object.values(compute?.with ?? {}).includes(step)) return [stepAt(spot, `${compute?.sum} uses its answer`)];
    return asked ? [stepAt(spot, 'has a condition on its answer')] : [];
  };

function findContact(bundle: Bundle, contact: Contact | undefined, leaves: Leaf[], spots: Spot[]): Found {
  if (!contact) return { touched: [], keys: new Set(), steps: new Set() };
  const { id, topics } = contact;
  const shown = spots.flatMap((spot): Touched[] => {
    const topic = topicsOf(spot.flow, spot.step).find((each) => topics.includes(each));
    return topic ? [stepAt(spot, `shows the contacts for "${topic}" in "${contact.country}"`)] : [];
  });
  const pages: Touched[] = [
    { kind: 'page', where: `/call/${id}`, why: 'calls it' },
    { kind: 'page', where: '/directory', why: `shows it to who searches in "${contact.country}"` },
  ];
  const isOnCard = bundle.flows[doors.emergency.flow]?.steps.card && topics.includes('emergency');
  const cards: Touched[] = isOnCard
    ? [{ kind: 'card', where: 'emergency.card', why: 'may show it when something broke' }]
    : [];
  const fits = (leaf: Leaf) => isBelow('contacts', id)(leaf) || namesIt(id)(leaf);
  const found = withTexts(leaves, fits, 'says it', [...shown, ...cards, ...pages]);
  // A step shows contacts of one country at a time: only stories that see the number depend on it.
  return { ...found, steps: new Set(), contact: id };
}
