/** What lies below the points: a raster of classes or values, lines of equal value, or the cells of a partition. */
import { contours } from "d3-contour";
import { css, mix, type Palette } from "./colours";
import { extent } from "./extent";
import { groupWords, rampWords, shadeOf, shades } from "./shades";
import type { Cell, Domain, RampSurface, RegionSurface, Scales, Surface } from "./types";

/** How much of a class's colour a region has: enough to be seen, little enough to keep its points in front. */
const tint = 0.17;

/** Draws in CSS pixels; the context's transform maps them to the device's. */
export function drawSurface(
  context: CanvasRenderingContext2D,
  surface: Surface,
  scales: Scales,
  { x, y }: Domain,
  palette: Palette,
): void {
  if (surface.columns < 1 || surface.rows < 1) return;
  if (surface.kind !== "contours") {
    const raster = rasterFor(context, surface);
    raster.putImageData(pictureOf(surface, palette), 0, 0);
    // Confidence fades from place to place; bare classes end where they end.
    context.imageSmoothingEnabled = surface.kind === "ramp" || surface.confidence !== undefined;
    const [left, top] = [scales.x(x[0]), scales.y(y[1])];
    context.drawImage(raster.canvas, left, top, scales.x(x[1]) - left, scales.y(y[0]) - top);
  }
  if (surface.kind !== "regions" && surface.contours) drawContours(context, surface, scales, palette);
}

export function drawCells(
  context: CanvasRenderingContext2D,
  cells: readonly Cell[],
  scales: Scales,
  palette: Palette,
): void {
  context.lineWidth = 1.5;
  context.strokeStyle = css(palette.paper);
  for (const { polygon, group } of cells) {
    context.beginPath();
    for (const [x, y] of polygon) context.lineTo(scales.x(x), scales.y(y));
    context.closePath();
    context.fillStyle = css(mix(palette.paper, palette.classRgb(group), tint));
    context.fill();
    context.stroke();
  }
}

const rasters = new WeakMap<CanvasRenderingContext2D, CanvasRenderingContext2D>();

/** A small canvas, from which a picture is enlarged: the same one every time, for making one takes longer than drawing. */
function rasterFor(context: CanvasRenderingContext2D, { columns, rows }: Surface): CanvasRenderingContext2D {
  const known = rasters.get(context);
  const raster = known ?? document.createElement("canvas").getContext("2d")!;
  if (!known) rasters.set(context, raster);
  if (raster.canvas.width !== columns || raster.canvas.height !== rows) Object.assign(raster.canvas, { width: columns, height: rows });
  return raster;
}

/** One pixel a square. In the browser only. */
export function pictureOf(surface: RegionSurface | RampSurface, palette: Palette): ImageData {
  const { columns, rows } = surface;
  const picture = new ImageData(columns, rows);
  const words = new Uint32Array(picture.data.buffer);
  const wordAt = surface.kind === "regions" ? regionWords(surface, palette) : valueWords(surface, palette);
  for (let row = 0; row < rows; row++) {
    // Pictures count from the top, grids from the lowest y.
    const line = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) words[line + column] = wordAt(row * columns + column);
  }
  return picture;
}

/** The pixel of a square; 0, which is seen through, where there is nothing. */
type WordAt = (index: number) => number;

function regionWords({ values, confidence }: RegionSurface, palette: Palette): WordAt {
  const tables: Uint32Array[] = [];
  return (index) => {
    const group = values[index]!;
    if (group < 0) return 0;
    const table = (tables[group] ??= groupWords(group, palette));
    return table[Math.round((shades - 1) * tint * (confidence ? 1.6 * confidence[index]! : 1))]!;
  };
}

function valueWords({ values, ramp, extent: given }: RampSurface, palette: Palette): WordAt {
  const [low, high] = given ?? extent(values);
  const table = rampWords(ramp, palette);
  return (index) => table[shadeOf(values[index]!, low, high)] ?? 0;
}

function drawContours(
  context: CanvasRenderingContext2D,
  surface: Exclude<Surface, RegionSurface>,
  scales: Scales,
  palette: Palette,
): void {
  const { columns, rows, values } = surface;
  const [left, right] = scales.x.range();
  const [bottom, top] = scales.y.range();
  const toX = (column: number): number => left + (column / columns) * (right - left);
  const toY = (row: number): number => bottom + (row / rows) * (top - bottom);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.strokeStyle = css(palette.ink, 0.55);
  context.lineWidth = 1;
  const contour = contours().size([columns, rows]).contour;
  const grid = Array.from(values);
  context.beginPath();
  for (const ring of (surface.contours ?? []).flatMap((value) => contour(grid, value).coordinates.flat())) {
    ring.forEach(([column, row], i) => {
      // d3 closes rings along the grid's edge: those stretches are no lines of equal value.
      const [previousColumn, previousRow] = ring[i - 1] ?? [-1, -1];
      const border = onEdge(column!, previousColumn!, columns) || onEdge(row!, previousRow!, rows);
      if (i === 0 || border) context.moveTo(toX(column!), toY(row!));
      else context.lineTo(toX(column!), toY(row!));
    });
  }
  context.stroke();
  context.restore();
}

function onEdge(value: number, previous: number, size: number): boolean {
  return (value <= 0.5 && previous <= 0.5) || (value >= size - 0.5 && previous >= size - 0.5);
}
