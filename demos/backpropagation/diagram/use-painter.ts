/** Keeps the diagram's canvas as the run, the theme and the attention have it: drawn once a change, outside of any rendering. */
import { untracked, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Target } from "../../../src/kit/data/dataset";
import type { Lab } from "../../../src/kit/lab/lab";
import { currentPalette, type Palette } from "../../../src/kit/plots/colours";
import type { Domain } from "../../../src/kit/plots/types";
import { theme } from "../../../src/kit/theme";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Selection } from "../selection";
import { drawDiagram, type Scene } from "./draw";
import { featureResolution, featureTiles } from "./features";
import { linksOf, type Layout } from "./layout";
import type { Looks } from "./looks";
import { fits, hasPart, type Shape } from "./shape";
import { createSheet, type Sheet, type Tile } from "./sheet";
import { tintOfOutput, tintOfUnit } from "./tints";

interface Painted {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly shape: Shape;
  readonly layout: Layout;
}

export function usePainter(canvas: RefObject<HTMLCanvasElement | null>, { lab, looks, shape, layout }: Painted): void {
  const links = useMemo(() => linksOf(shape, layout), [shape, layout]);
  const sheets = useRef<Sheets | null>(null);
  const draw = useRef(() => {});
  draw.current = () => {
    if (!canvas.current) return;
    sheets.current ??= createSheets();
    const frame = lab.player.frame.value;
    const drawnFrom = lab.drawnFrom.value;
    const palette = currentPalette();
    const isFitting = frame !== null && drawnFrom !== null && fits(shape, frame.training.network)
      && shape.features.every((name) => drawnFrom.parameters[name]);
    const network = isFitting ? frame.training.network : null;
    const target = drawnFrom?.dataset.target;
    if (isFitting && target) sheets.current.show(frame, shape, target, palette);
    else sheets.current.clear();
    if (frame) sheets.current.showFeatures(frame.pictures.domain, palette);
    const focus = focusOf(looks.selection, shape);
    drawDiagram(prepare(canvas.current, layout), { shape, layout, links, network, focus, palette, ...sheets.current.all });
  };
  useLayoutEffect(() => untracked(() => draw.current()), [shape, layout, links]);
  useSignalEffect(() => {
    // What was drawn with another theme's colours is drawn anew.
    void theme.value;
    draw.current();
  });
}

function focusOf({ preview, part }: Selection, shape: Shape): Scene["focus"] {
  const [looked, chosen] = [preview.value, part.value];
  if (looked && hasPart(shape, looked)) return { part: looked, rest: 0.18 };
  return chosen && hasPart(shape, chosen) ? { part: chosen, rest: 0.4 } : null;
}

interface Sheets {
  readonly all: { readonly features: Sheet; readonly units: Sheet; readonly outputs: Sheet };
  show(frame: Frame, shape: Shape, target: Target, palette: Palette): void;
  showFeatures(domain: Domain, palette: Palette): void;
  clear(): void;
}

function createSheets(): Sheets {
  const all = { features: createSheet(), units: createSheet(), outputs: createSheet() };
  let shown: readonly unknown[] = [];
  let featuresOf = "";
  return {
    all,
    show(frame, shape, target, palette) {
      if (shown[0] === frame && shown[1] === palette) return;
      shown = [frame, palette];
      const { units, unitResolution, output, outputResolution } = frame.pictures;
      const activations = shape.hidden.flatMap(({ units: count, activation }) => Array.from({ length: count }, () => activation));
      all.units.paint(activations.map((activation, i) => {
        const values = slice(units, i, unitResolution);
        return { values, tint: tintOfUnit(activation, values) };
      }), unitResolution, palette);
      all.outputs.paint(Array.from({ length: shape.nOutputs }, (_, k): Tile => (
        { values: slice(output, k, outputResolution), tint: tintOfOutput(target, shape.nOutputs, k) }
      )), outputResolution, palette);
    },
    showFeatures(domain, palette) {
      const key = `${theme.peek()} ${[...domain.x, ...domain.y].join(" ")}`;
      if (key !== featuresOf) all.features.paint(featureTiles(domain), featureResolution, palette);
      featuresOf = key;
    },
    clear() {
      shown = [];
      all.units.paint([], 0, currentPalette());
      all.outputs.paint([], 0, currentPalette());
    },
  };
}

export const slice = (grids: Float32Array, grid: number, resolution: number): Float32Array =>
  grids.subarray(grid * resolution ** 2, (grid + 1) * resolution ** 2);

function prepare(canvas: HTMLCanvasElement, { width, height }: Layout): CanvasRenderingContext2D {
  const density = devicePixelRatio;
  const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext("2d")!;
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
