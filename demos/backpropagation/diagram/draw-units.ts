/** Draws the units by what they make of the plane, and the biases at their corners. */
import type { Network } from "../../../algorithms/backpropagation/network";
import { css, type Palette } from "../../../src/kit/plots/colours";
import { biasSide, type Layout } from "./layout";
import { allFeatures, layerSizes, type Shape } from "./shape";
import type { Sheet } from "./sheet";
import { opacityOf, signColours, strengthOf } from "./strength";

export interface UnitScene {
  readonly shape: Shape;
  readonly layout: Layout;
  /** Null where the numbers are of another network, or there are none yet. */
  readonly network: Network | null;
  readonly features: Sheet;
  readonly units: Sheet;
  readonly outputs: Sheet;
  readonly palette: Palette;
}

type Draw = (context: CanvasRenderingContext2D, scene: UnitScene) => void;

export const drawUnits: Draw = (context, scene) => {
  const { shape, layout, features, units, outputs } = scene;
  context.clearRect(0, 0, layout.width, layout.height);
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
  if (scene.network) drawBiases(context, scene);
};

function drawUnit(context: CanvasRenderingContext2D, { layout: { side }, palette }: UnitScene, sheet: Sheet, tile: number, x: number, y: number): void {
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
