import type { Bundle, Step } from '../bundle/bundle.ts';
import type { Button, Message } from './messages.ts';
import { play } from './play.ts';
import type { Wording } from './wording.ts';

/** One bubble of a preview; `isOwn`: the words stand in it. */
type Bubble = { text: string; buttons: Button[]; isOwn: boolean };

/** What a step says on both platforms. `isSaid`: the words stand there at all; some are said only after certain answers. */
export type Preview = { lang: string; isSaid: boolean; line: Bubble[]; messenger: Bubble[] };

type Shown = Pick<Wording, 'lang' | 'namespace' | 'path' | 'will'>;

/** How words look at their step, as if its "when" held. Undefined for words of no step. */
export function previewOf(bundle: Bundle, { lang, namespace, path, will }: Shown): Preview | undefined {
  const [name = ''] = path;
  const shown = withoutWhen(bundle, namespace, name);
  if (!shown) return undefined;
  const asked = { langs: [lang], acts: [], now: Date.now(), from: { flow: namespace, step: name } };
  const [talk] = play(shown, asked, nothingTyped);
  const { line = [], messenger = [] } = talk?.turns[0] ?? {};
  const own = `${namespace}:${path.join('.')}`;
  const isOwn = ({ behind }: Message) => behind.some(({ keys }) => keys.includes(own));
  const isButton = ({ buttons }: Message) => will !== '' && buttons.some(({ whole }) => whole.includes(will));
  const bubble = (message: Message): Bubble => ({
    text: message.text,
    buttons: message.buttons,
    isOwn: isOwn(message),
  });
  const isSaid = [...line, ...messenger].some((message) => isOwn(message) || isButton(message));
  return { lang, isSaid, line: line.map(bubble), messenger: messenger.map(bubble) };
}

function withoutWhen(bundle: Bundle, flowName: string, name: string): Bundle | undefined {
  const flow = Object.hasOwn(bundle.flows, flowName) ? bundle.flows[flowName] : undefined;
  const step: Step | undefined = flow && Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
  if (!flow || !step) return undefined;
  const { when: _, ...always } = step;
  return { ...bundle, flows: { ...bundle.flows, [flowName]: { ...flow, steps: { ...flow.steps, [name]: always } } } };
}

const nothingTyped = () => {
  throw new Error('Nothing is typed in a preview.');
};
