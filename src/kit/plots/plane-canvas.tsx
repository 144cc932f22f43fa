import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { theme } from "../theme";
import { currentPalette } from "./colours";
import { drawPoints } from "./draw-points";
import { drawCells, drawSurface } from "./draw-surface";
import type { Size } from "./scales";
import type { Cell, Domain, PlanePoints, Scales, Surface } from "./types";

interface SurfaceLayerProps {
  readonly size: Size;
  readonly scales: Scales;
  readonly domain: Domain;
  readonly surface?: Surface;
  readonly cells?: readonly Cell[];
}

export function SurfaceLayer({ size, scales, domain, surface, cells }: SurfaceLayerProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const current = theme.value;
  useLayoutEffect(() => {
    const { context, density } = prepare(canvas.current!, size);
    const palette = currentPalette();
    context.setTransform(density, 0, 0, density, 0, 0);
    if (surface) drawSurface(context, surface, scales, domain, palette);
    if (cells) drawCells(context, cells, scales, palette);
  }, [size, scales, domain, surface, cells, current]);
  return <canvas ref={canvas} class="plane-canvas" aria-hidden="true" />;
}

interface PointsLayerProps {
  readonly size: Size;
  readonly points: PlanePoints;
  readonly positions: Float64Array;
}

export function PointsLayer({ size, points, positions }: PointsLayerProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const current = theme.value;
  // By what is drawn of them: a view may wrap the same points anew whenever something else moves.
  const { groups, hollow, values } = points;
  useLayoutEffect(() => {
    const { context, density } = prepare(canvas.current!, size);
    drawPoints(context, points, positions, currentPalette(), density);
  }, [size, groups, hollow, values, positions, current]);
  return <canvas ref={canvas} class="plane-canvas" aria-hidden="true" />;
}

/** An empty canvas with as many pixels as the screen has for it. */
function prepare(canvas: HTMLCanvasElement, size: Size): { context: CanvasRenderingContext2D; density: number } {
  const density = devicePixelRatio;
  const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
  const context = canvas.getContext("2d")!;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, density };
}
