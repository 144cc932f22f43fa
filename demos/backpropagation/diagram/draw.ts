/** Draws the diagram: links by weight, units by what they make of the plane, biases at their corners. */
import type { Network } from "../../../algorithms/backpropagation/network";
import { css, type Palette, type Rgb } from "../../../src/kit/plots/colours";
import type { Part } from "../selection";
import { biasSide, type Layout, type Link } from "./layout";
import { allFeatures, layerSizes, type Shape } from "./shape";
import type { Sheet } from "./sheet";

export interface Scene {
  readonly shape: Shape;
  readonly layout: Layout;
  readonly links: readonly Link[];
  /** Null where the numbers are of another network, or there are none yet. */
  readonly network: Network | null;
  readonly features: Sheet;
  readonly units: Sheet;
  readonly outputs: Sheet;
  /** Looked at, or else chosen: what does not touch it steps back. */
  readonly focus: { readonly part: Part; readonly rest: number } | null;
  readonly palette: Palette;
}

type Draw = (context: CanvasRenderingContext2D, scene: Scene) => void;

export const drawDiagram: Draw = (context, scene) => {
  context.clearRect(0, 0, scene.layout.width, scene.layout.height);
  drawLinks(context, scene);
  drawUnits(context, scene);
  if (scene.network) drawBiases(context, scene);
};

/** Many links are drawn thinner, so that they do not become one blot. */
const crowding = (count: number): number => (count > 800 ? 0.4 : count > 250 ? 0.6 : 1);

/** From 0 to 1: quickly at first, so that small weights differ, and never so much that large ones hide their neighbours. */
export const strengthOf = (weight: number): number => 1 - Math.exp(-Math.abs(weight) / 1.5);

const widthOf = (strength: number): number => 0.6 + 5.4 * strength ** 1.2;
const opacityOf = (strength: number): number => 0.14 + 0.76 * strength ** 0.6;

/** Weights are told apart in so many steps of width, on either side of zero. */
const levels = 20;

/** One stroke for all links that look the same, the faint ones first: a thousand strokes a frame would take too long. */
const drawLinks: Draw = (context, { shape, layout, links, network, focus, palette }) => {
  const [negative, positive] = signColours(palette);
  const crowd = crowding(links.length);
  const near = Array.from({ length: 2 * levels + 1 }, () => new Path2D());
  const far = Array.from({ length: 2 * levels + 1 }, () => new Path2D());
  for (const link of links) {
    const weight = network ? network.weights[link.layer]!.data[link.from * layerSizeAt(shape, link.layer) + link.to]! : 0;
    trace((focus && !touches(link, focus.part) ? far : near)[levelOf(weight)]!, link);
  }
  context.lineCap = "butt";
  const strokeAll = (paths: readonly Path2D[], strength: number): void => byLevel.forEach((level) => {
    const size = Math.abs(level - levels) / levels;
    context.strokeStyle = css(level < levels ? negative : level > levels ? positive : palette.line, strength * opacityOf(size));
    context.lineWidth = widthOf(size) * crowd;
    context.setLineDash(level < levels ? [4 + widthOf(size), 3] : []);
    context.stroke(paths[level]!);
  });
  if (focus) strokeAll(far, focus.rest);
  strokeAll(near, 1);
  context.setLineDash([]);
  const chosen = focus?.part.kind === "weight" && links.find((link) => isOf(link, focus.part));
  if (chosen) outline(context, chosen, palette, layout);
};

/** The faintest first. */
const byLevel = Array.from({ length: 2 * levels + 1 }, (_, level) => level).toSorted((a, b) => Math.abs(a - levels) - Math.abs(b - levels));

/** From 0 for the most negative weights to twice `levels`; the middle is for weights that are exactly zero. */
function levelOf(weight: number): number {
  return weight === 0 ? levels : levels + Math.sign(weight) * Math.max(1, Math.round(levels * strengthOf(weight)));
}

const layerSizeAt = ({ hidden, nOutputs }: Shape, layer: number): number => hidden[layer]?.units ?? nOutputs;

export const signColours = (palette: Palette): [negative: Rgb, positive: Rgb] => [palette.rampRgb("diverging", 0.06), palette.rampRgb("diverging", 0.94)];

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

const drawUnits: Draw = (context, scene) => {
  const { shape, layout, features, units, outputs } = scene;
  context.imageSmoothingEnabled = true;
  const [inputs, ...layers] = layout.columns;
  inputs!.ys.forEach((y, i) => {
    context.globalAlpha = shape.features.includes(allFeatures[i]!) ? 1 : 0.25;
    drawUnit(context, scene, features, i, inputs!.x, y);
  });
  context.globalAlpha = 1;
  let tile = 0;
  layers.forEach(({ x, ys }, layer) => {
    const isOutput = layer === shape.hidden.length;
    ys.forEach((y, unit) => drawUnit(context, scene, isOutput ? outputs : units, isOutput ? unit : tile++, x, y));
  });
};

function drawUnit(context: CanvasRenderingContext2D, { layout: { side }, palette }: Scene, sheet: Sheet, tile: number, x: number, y: number): void {
  const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  context.fillStyle = css(palette.paper);
  context.fillRect(left, top, side, side);
  if (tile < sheet.count) sheet.press(context, tile, left, top, side);
  context.strokeStyle = css(palette.line, 0.9);
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
}

/** A negative bias is hollow: it is told apart without colour. */
const drawBiases: Draw = (context, { shape, layout: { columns, side }, network, palette }) => {
  const [negative, positive] = signColours(palette);
  const size = biasSide(side);
  layerSizes(shape).forEach((_, layer) => {
    columns[layer + 1]!.ys.forEach((y, unit) => {
      const bias = network!.biases[layer]![unit]!;
      const [left, top] = [Math.round(columns[layer + 1]!.x - side / 2) - 2, Math.round(y + side / 2) - size + 2];
      context.fillStyle = css(palette.paper);
      context.fillRect(left - 1, top - 1, size + 2, size + 2);
      const opacity = opacityOf(strengthOf(bias));
      context.fillStyle = css(bias < 0 ? negative : positive, opacity);
      if (bias > 0) context.fillRect(left, top, size, size);
      context.strokeStyle = css(bias < 0 ? negative : bias > 0 ? positive : palette.line, Math.max(0.5, opacity));
      context.lineWidth = 1.25;
      context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
    });
  });
};
