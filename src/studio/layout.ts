import { instance } from '@viz-js/viz';
import { asList, asObject, asText } from '../channels/json.ts';

/** Where boxes and arrows lie: units of 1/72 inch, from the upper left. `path` as in SVG; `tip` is where it points. */
export type Drawing = {
  width: number;
  height: number;
  boxes: { name: string; x: number; y: number; width: number; height: number; lines: string[] }[];
  arrows: { from: string; to: string; path: string; tip: Point; base: Point; label: string; at?: Point }[];
};
type Point = { x: number; y: number };

/** Graphviz measures in this font; the page shows a system font that is a point smaller, since some are wider. */
const FONT = { fontname: 'Helvetica', fontsize: '13' };

/** Lays out with Graphviz (some 100 ms for a large conversation), which is loaded when the first map is asked for. */
export async function layOut(
  boxes: { name: string; lines: string[] }[],
  arrows: { from: string; to: string; label: string }[],
): Promise<Drawing> {
  const viz = await (loading ??= instance());
  const laid = viz.renderJSON(
    {
      directed: true,
      graphAttributes: { rankdir: 'TB', nodesep: 0.3, ranksep: 0.4 },
      nodeAttributes: { ...FONT, shape: 'box', margin: '0.2,0.1' },
      edgeAttributes: { ...FONT, fontsize: '11' },
      nodes: boxes.map(({ name, lines }) => ({ name, attributes: { label: lines.join('\n') } })),
      edges: arrows.map(({ from, to, label }) => ({ tail: from, head: to, attributes: { label } })),
    },
    { yInvert: true },
  );
  return read(laid, boxes);
}

let loading: ReturnType<typeof instance> | undefined;

const INCH = 72;

function read(laid: object, given: { name: string; lines: string[] }[]): Drawing {
  const { bb, objects, edges } = laid as Record<string, unknown>;
  // Turned over, the box is named from its lower left corner: one of the two heights is 0.
  const [, low = 0, width = 0, high = 0] = (asText(bb) ?? '').split(',').map(Number);
  const nodes = asList(objects).map(asObject);
  const names = nodes.map(({ name }) => asText(name) ?? '');
  const lines = new Map(given.map((box) => [box.name, box.lines]));
  const boxes = nodes.map((node, n) => ({
    name: names[n] ?? '',
    ...point(asText(node.pos) ?? ''),
    width: Number(node.width) * INCH,
    height: Number(node.height) * INCH,
    lines: lines.get(names[n] ?? '') ?? [],
  }));
  const arrows = asList(edges)
    .map(asObject)
    .map((edge) => ({
      from: names[Number(edge.tail)] ?? '',
      to: names[Number(edge.head)] ?? '',
      label: asText(edge.label) ?? '',
      ...curve(asText(edge.pos) ?? ''),
      ...(asText(edge.lp) ? { at: point(asText(edge.lp) ?? '') } : {}),
    }));
  return { width, height: Math.max(low, high), boxes, arrows };
}

/** `e,x,y` is the tip; then a start and threes of points of a Bézier curve. https://graphviz.org/docs/attr-types/splineType */
function curve(pos: string): { path: string; tip: Point; base: Point } {
  const parts = pos.split(/\s+/);
  const points = parts.filter((part) => /^-?\d/.test(part)).map(point);
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const tip = parts.find((part) => part.startsWith('e,'));
  const [start, ...rest] = points.map(({ x, y }) => `${x},${y}`);
  return { path: start ? `M${start}C${rest.join(' ')}` : '', tip: tip ? point(tip.slice(2)) : end, base: end };
}

function point(pair: string): Point {
  const [x = 0, y = 0] = pair.split(',').map(Number);
  return { x, y };
}
