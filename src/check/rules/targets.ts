import type { Target } from '../../bundle/bundle.ts';
import type { Path } from '../../bundle/read.ts';
import { doors } from '../../engine/stage.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { flowFile, goesOf, stepsOf } from '../parts.ts';
import { error, guess } from '../place.ts';
import { own } from '../own.ts';

/** A way that somewhere is written: where it leads, and how it may be called in a sentence. */
type Way = { from: string; says: string; written: string; target: Target; file: string; path: Path };

export const unknownStep: Rule = {
  name: 'unknown-step',
  finds: 'A way to a step that is not there.',
  why: 'A way to a step that is not there leads people to the menu, in the middle of a conversation.',
  example: '"verdict.next" leads to "bda", which is not a step.',
  check: (content) => waysOf(content).flatMap((way) => lostStep(content, way)),
};

export const unknownFlow: Rule = {
  name: 'unknown-flow',
  finds: 'A way to a conversation that is not there.',
  why: 'As for steps: who is sent to a conversation that is not there ends in the menu.',
  example: '"start.next" leads to "jobb.fee", but there is no flow "jobb".',
  check: (content) => waysOf(content).flatMap((way) => lostFlow(content, way)),
};

export const missingDoor: Rule = {
  name: 'missing-door',
  finds: 'A step that the bot itself leads to and that is not there.',
  why: 'Typed commands such as "help", lost taps and the words after a crash lead to these places.',
  example: 'The flow "emergency" has no step "card", and the bot itself leads people there.',
  check: (content) => Object.values(needed).flatMap((place) => closedDoor(content, place)),
};

export const returnNowhere: Rule = {
  name: 'return-nowhere',
  finds: '"return" in a conversation that interrupts no other.',
  why: '"return" goes back to what was interrupted; a flow that interrupts nothing has nothing to go back to.',
  example: '"after.next" leads to "return", but this flow interrupts no other.',
  check: (content) =>
    waysOf(content).flatMap(({ from, says, target, file, path }) =>
      target === 'return' && !content.bundle.flows[from]?.interrupts
        ? [
            error(
              content,
              { file, path },
              `${says} "return", but this flow interrupts no other.`,
              'Name a step, such as menu.start, or write "interrupts: true" below "start:".',
            ),
          ]
        : [],
    ),
};

/** The engine's doors, and the card that `createFallback` shows when a turn broke. */
const needed = { ...doors, card: { flow: doors.emergency.flow, step: 'card' } };

function waysOf(content: Checked): Way[] {
  const starts = Object.values(content.bundle.flows).map((flow): Way => {
    const target = { flow: flow.name, step: flow.start };
    const file = flowFile(content.sources, flow.name);
    return { from: flow.name, says: '"start" names', written: flow.start, target, file, path: ['start'] };
  });
  const goes = stepsOf(content).flatMap((spot) =>
    goesOf(content, spot).map(({ branch, written, path }): Way => {
      const says = `"${spot.step.name}.next" leads to`;
      return { from: spot.flow.name, says, written, target: branch.go, file: spot.file, path };
    }),
  );
  return [...starts, ...goes];
}

function lostStep(content: Checked, { from, says, written, target, file, path }: Way): Finding[] {
  const flow = target === 'return' ? undefined : own(content.bundle.flows, target.flow);
  if (target === 'return' || !flow || flow.order.includes(target.step)) return [];
  const there = flow.name === from ? 'a step' : `a step of the flow "${flow.name}"`;
  const prefix = flow.name === from ? '' : `${flow.name}.`;
  const hint = guess(
    written,
    flow.order.map((step) => prefix + step),
  );
  return [
    error(content, { file, path }, `${says} "${written}", which is not ${there}.`, hint ?? named(content, target.step)),
  ];
}

/** A flow's own name is not a place: the step belongs to it. */
function named({ bundle }: Checked, typed: string): string | undefined {
  const flow = own(bundle.flows, typed);
  return flow && `To get to the flow "${typed}", write ${typed}.${flow.start}.`;
}

function lostFlow(content: Checked, { says, written, target, file, path }: Way): Finding[] {
  if (target === 'return' || own(content.bundle.flows, target.flow)) return [];
  if (content.broken.has(`flows/${target.flow}.yaml`)) return [];
  const all = Object.values(content.bundle.flows).flatMap(({ name, order }) => order.map((step) => `${name}.${step}`));
  const hint = guess(written, all) ?? guess(target.flow, Object.keys(content.bundle.flows));
  return [error(content, { file, path }, `${says} "${written}", but there is no flow "${target.flow}".`, hint)];
}

function closedDoor(content: Checked, { flow: name, step }: { flow: string; step: string }): Finding[] {
  const flow = content.bundle.flows[name];
  const file = flowFile(content.sources, name);
  if (content.broken.has(file) || flow?.steps[step]) return [];
  const message = `The flow "${name}" has no step "${step}", and the bot itself leads people there.`;
  return [error(content, { file, path: ['steps'], at: 'key' }, message, `Add the step "${step}" to ${file}.`)];
}
