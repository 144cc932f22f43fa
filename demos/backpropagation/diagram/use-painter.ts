/** Keeps the diagram's canvases as the run, the theme and the attention have it: drawn once a change, outside of any rendering. */
import { effect } from "@preact/signals";
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
import { drawLinks, levelsOf, type Focus, type LinkScene } from "./draw-links";
import { drawUnits } from "./draw-units";
import { featureResolution, featureTiles } from "./features";
import { linksOf, type Layout } from "./layout";
import { isSame, type Looks } from "./looks";
import { fits, hasPart, type Shape } from "./shape";
import { createSheet, type Sheet, type Tile } from "./sheet";
import { tintOfOutput, tintOfUnit } from "./tints";

interface Painted {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly shape: Shape;
  readonly layout: Layout;
}

interface Canvases {
  readonly links: RefObject<HTMLCanvasElement | null>;
  readonly units: RefObject<HTMLCanvasElement | null>;
}

export function usePainter({ links: below, units: above }: Canvases, { lab, looks, shape, layout }: Painted): void {
  const links = useMemo(() => linksOf(shape, layout), [shape, layout]);
  const sheets = useRef<Sheets | null>(null);
  const linksDrawn = useRef<LinkScene | null>(null);

  function draw(): void {
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
    const scene = { layout, links, levels: levelsOf(links, network), focus: focusOf(looks.selection, shape), palette, density: devicePixelRatio };
    if (!linksDrawn.current || !looksSame(linksDrawn.current, scene)) drawLinks(prepare(below.current!, layout), scene);
    linksDrawn.current = scene;
    drawUnits(prepare(above.current!, layout), { shape, layout, network, palette, ...sheets.current.all });
  }

  // Before the page is painted that shows the step: an effect that waits would draw it one picture late.
  useLayoutEffect(() => effect(draw), [shape, layout, links]);
}

function looksSame(one: LinkScene, other: LinkScene): boolean {
  return one.links === other.links && one.palette === other.palette && one.density === other.density
    && one.focus?.rest === other.focus?.rest && isSame(one.focus?.part ?? null, other.focus?.part ?? null)
    && one.levels.every((level, i) => level === other.levels[i]);
}

function focusOf({ preview, part }: Selection, shape: Shape): Focus | null {
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
