/** Draws the links by weight: their own canvas stays as it is for as long as all of them look the same. */
import type { Network } from "../../../algorithms/backpropagation/network";
import { css, type Palette } from "../../../src/kit/plots/colours";
import type { Part } from "../selection";
import type { Layout, Link } from "./layout";
import { opacityOf, signColours, strengthOf, widthOf } from "./strength";

/** Looked at, or else chosen: what does not touch it steps back. */
export interface Focus {
  readonly part: Part;
  readonly rest: number;
}

export interface LinkScene {
  readonly layout: Layout;
  readonly links: readonly Link[];
  /** Of each link. */
  readonly levels: Int8Array;
  readonly focus: Focus | null;
  readonly palette: Palette;
  /** Of the canvas's pixels. */
  readonly density: number;
}

/** Many links are drawn thinner, so that they do not become one blot. */
const crowding = (count: number): number => (count > 800 ? 0.4 : count > 250 ? 0.6 : 1);

/** Weights are told apart in so many steps of width, on either side of zero. */
const steps = 20;

/** From 0 for the most negative weights to twice `steps`; the middle is for weights that are exactly zero, or not known yet. */
export function levelsOf(links: readonly Link[], network: Network | null): Int8Array {
  const levels = new Int8Array(links.length).fill(steps);
  links.forEach(({ layer, from, to }, i) => {
    const weights = network?.weights[layer];
    const weight = weights ? weights.data[from * weights.columns + to]! : 0;
    if (weight !== 0) levels[i] = steps + Math.sign(weight) * Math.max(1, Math.round(steps * strengthOf(weight)));
  });
  return levels;
}

/** One stroke for all links that look the same, the faint ones first: a thousand strokes a frame would take too long. */
export function drawLinks(context: CanvasRenderingContext2D, { layout, links, levels, focus, palette }: LinkScene): void {
  const [negative, positive] = signColours(palette);
  const crowd = crowding(links.length);
  const near = Array.from({ length: 2 * steps + 1 }, () => new Path2D());
  const far = Array.from({ length: 2 * steps + 1 }, () => new Path2D());
  links.forEach((link, i) => trace((focus && !touches(link, focus.part) ? far : near)[levels[i]!]!, link));
  context.clearRect(0, 0, layout.width, layout.height);
  context.lineCap = "butt";
  const strokeAll = (paths: readonly Path2D[], strength: number): void => byLevel.forEach((level) => {
    const size = Math.abs(level - steps) / steps;
    context.strokeStyle = css(level < steps ? negative : level > steps ? positive : palette.line, strength * opacityOf(size));
    context.lineWidth = widthOf(size) * crowd;
    context.setLineDash(level < steps ? [4 + widthOf(size), 3] : []);
    context.stroke(paths[level]!);
  });
  if (focus) strokeAll(far, focus.rest);
  strokeAll(near, 1);
  context.setLineDash([]);
  const chosen = focus?.part.kind === "weight" && links.find((link) => isOf(link, focus.part));
  if (chosen) outline(context, chosen, palette, layout);
}

/** The faintest first. */
const byLevel = Array.from({ length: 2 * steps + 1 }, (_, level) => level).toSorted((a, b) => Math.abs(a - steps) - Math.abs(b - steps));

function trace(path: Path2D, { x1, y1, x2, y2 }: Link): void {
  const middle = (x1 + x2) / 2;
  path.moveTo(x1, y1);
  path.bezierCurveTo(middle, y1, middle, y2, x2, y2);
}

/** Two thin lines beside the chosen one: its own colour and dashes stay as they are. */
function outline(context: CanvasRenderingContext2D, link: Link, { ink }: Palette, { side }: Layout): void {
  const path = new Path2D();
  for (const [x, y] of [[link.x1, link.y1], [link.x2, link.y2]] as const) {
    path.moveTo(x + Math.min(5, side / 4), y);
    path.arc(x, y, Math.min(5, side / 4), 0, 2 * Math.PI);
  }
  for (const shift of [-5, 5]) trace(path, { ...link, y1: link.y1 + shift, y2: link.y2 + shift });
  context.strokeStyle = css(ink, 0.75);
  context.lineWidth = 1;
  context.stroke(path);
}

const isOf = (link: Link, part: Part): boolean =>
  part.kind === "weight" && link.layer === part.layer && link.from === part.from && link.to === part.to;

/** A unit's links are those that come in and those that go out. */
function touches(link: Link, part: Part): boolean {
  if (part.kind === "weight") return isOf(link, part);
  return (link.layer === part.layer && link.to === part.unit) || (part.kind === "unit" && link.layer === part.layer + 1 && link.from === part.unit);
}
