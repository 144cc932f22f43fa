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
  /** Looked at: what does not touch it steps back. */
  readonly focus: Part | null;
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

/** A weight's line grows with its size, quickly at first, and never so wide that it hides its neighbours. */
export function lookOf(weight: number): { readonly width: number; readonly opacity: number } {
  const size = Math.abs(weight);
  return { width: 0.6 + 5.4 * (1 - Math.exp(-size / 2)), opacity: 0.14 + 0.76 * (1 - Math.exp(-size / 0.8)) };
}

const drawLinks: Draw = (context, { shape, layout, links, network, focus, palette }) => {
  const [negative, positive] = signColours(palette);
  const crowd = crowding(links.length);
  context.lineCap = "butt";
  links.forEach((link) => {
    const weight = network ? network.weights[link.layer]!.data[link.from * layerSizeAt(shape, link.layer) + link.to]! : 0;
    const { width, opacity } = lookOf(weight);
    const dim = focus && !touches(link, focus) ? 0.18 : 1;
    context.strokeStyle = css(weight < 0 ? negative : weight > 0 ? positive : palette.line, dim * opacity);
    context.lineWidth = width * crowd;
    context.setLineDash(weight < 0 ? [4 + width, 3] : []);
    trace(context, link);
    context.stroke();
  });
  context.setLineDash([]);
  const chosen = focus?.kind === "weight" && links.find((link) => isOf(link, focus));
  if (chosen) outline(context, chosen, palette, layout);
};

const layerSizeAt = ({ hidden, nOutputs }: Shape, layer: number): number => hidden[layer]?.units ?? nOutputs;

export const signColours = (palette: Palette): [negative: Rgb, positive: Rgb] => [palette.rampRgb("diverging", 0.06), palette.rampRgb("diverging", 0.94)];

function trace(context: CanvasRenderingContext2D, { x1, y1, x2, y2 }: Link): void {
  const middle = (x1 + x2) / 2;
  context.beginPath();
  context.moveTo(x1, y1);
  context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
}

/** Two thin lines beside the chosen one: its own colour and dashes stay as they are. */
function outline(context: CanvasRenderingContext2D, link: Link, { ink }: Palette, { side }: Layout): void {
  context.strokeStyle = css(ink, 0.75);
  context.lineWidth = 1;
  for (const [x, y] of [[link.x1, link.y1], [link.x2, link.y2]] as const) {
    context.beginPath();
    context.arc(x, y, Math.min(5, side / 4), 0, 2 * Math.PI);
    context.stroke();
  }
  trace(context, { ...link, y1: link.y1 - 5, y2: link.y2 - 5 });
  context.stroke();
  trace(context, { ...link, y1: link.y1 + 5, y2: link.y2 + 5 });
  context.stroke();
}

const isOf = (link: Link, part: Part): boolean =>
  part.kind === "weight" && link.layer === part.layer && link.from === part.from && link.to === part.to;

/** A unit's links are those that come in and those that go out. */
function touches(link: Link, focus: Part): boolean {
  if (focus.kind === "weight") return isOf(link, focus);
  return (link.layer === focus.layer && link.to === focus.unit) || (focus.kind === "unit" && link.layer === focus.layer + 1 && link.from === focus.unit);
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
      const { opacity } = lookOf(bias);
      context.fillStyle = css(bias < 0 ? negative : positive, opacity);
      if (bias > 0) context.fillRect(left, top, size, size);
      context.strokeStyle = css(bias < 0 ? negative : bias > 0 ? positive : palette.line, Math.max(0.5, opacity));
      context.lineWidth = 1.25;
      context.strokeRect(left + 0.5, top + 0.5, size - 1, size - 1);
    });
  });
};
