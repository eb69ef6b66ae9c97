import type { Place, Step } from '../../bundle/bundle.ts';
import { doors, softDoors } from '../../engine/stage.ts';
import type { Checked, Rule } from '../content.ts';
import { flowFile, stepsOf } from '../parts.ts';
import { error, warning } from '../place.ts';
import { takenBranches } from '../ways.ts';
import { own } from '../own.ts';

export const unreachable: Rule = {
  name: 'unreachable',
  finds: 'A step that nothing leads to.',
  why: 'A step nobody can reach is either dead or, more often, a question that should have been asked.',
  example: 'Nothing leads to the step "good".',
  check: (content) => {
    if (hasBrokenFlow(content)) return [];
    const reached = reachedSteps(content);
    return stepsOf(content).flatMap(({ flow, step, file, path }) => {
      // A way that leads to no step is told by itself; what would have been behind it is no second fault.
      if (reached.has(`${flow.name}.${step.name}`) || hasLostWay(content, flow.name)) return [];
      const message = `Nothing leads to the step "${step.name}".`;
      return [
        error(
          content,
          { file, path, at: 'key' },
          message,
          'Lead to it from the "next" of another step, or take it out.',
        ),
      ];
    });
  },
};

export const unusedFlow: Rule = {
  name: 'unused-flow',
  finds: 'A conversation that no other leads to.',
  why: 'A conversation that no menu leads to is read by nobody.',
  example: 'No other flow leads to "job".',
  check: (content) => {
    if (hasBrokenFlow(content) || targets(content).some(({ flow }) => !own(content.bundle.flows, flow))) return [];
    const used = new Set(
      [...Object.values({ ...doors, ...softDoors }), ...targets(content).filter(isAway)].map(({ flow }) => flow),
    );
    return Object.keys(content.bundle.flows)
      .filter((flow) => !used.has(flow))
      .map((flow) => {
        const hint = `Offer it in another flow, such as the menu, with a "next" to ${flow}.${content.bundle.flows[flow]?.start}.`;
        const spot = { file: flowFile(content.sources, flow), path: ['start'], at: 'key' as const };
        return warning(content, spot, `No other flow leads to "${flow}".`, hint);
      });
  },
};

type Way = Place & { from: string };

const isAway = ({ flow, from }: Way): boolean => flow !== from;

const hasBrokenFlow = ({ broken }: Checked): boolean => [...broken].some((file) => file.startsWith('flows/'));

/** Every place that a branch of any step leads to. */
const targets = (content: Checked): Way[] =>
  stepsOf(content).flatMap(({ flow, step }) => placesAfter(step).map((place) => ({ ...place, from: flow.name })));

const placesAfter = (step: Step): Place[] => takenBranches(step).flatMap(({ go }) => (go === 'return' ? [] : [go]));

/** A misspelt step of this flow, or a start that is none. */
function hasLostWay(content: Checked, name: string): boolean {
  const flow = content.bundle.flows[name];
  const starts = flow ? [{ flow: name, step: flow.start }] : [];
  return (
    [...starts, ...targets(content)].some((place) => place.flow === name && !own(flow?.steps, place.step)) ||
    targets(content).some((way) => way.from === name && !own(content.bundle.flows, way.flow))
  );
}

function reachedSteps(content: Checked): Set<string> {
  const { flows } = content.bundle;
  const starts = Object.values(flows).map((flow) => ({ flow: flow.name, step: flow.start }));
  const waiting: Place[] = [
    ...starts,
    ...Object.values({ ...doors, ...softDoors }),
    ...targets(content).filter(isAway),
  ];
  const reached = new Set<string>();
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const key = `${place.flow}.${place.step}`;
    const step = own(own(flows, place.flow)?.steps, place.step);
    if (!step || reached.has(key)) continue;
    reached.add(key);
    waiting.push(...placesAfter(step));
  }
  return reached;
}
