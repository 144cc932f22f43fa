/** What lies below the points: a raster of classes or values, lines of equal value, or the cells of a partition. */
import { contours } from "d3-contour";
import { css, mix, type Palette, type Rgb } from "./colours";
import { extent } from "./extent";
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
    const raster = rasterize(surface, palette);
    // Confidence fades from place to place; bare classes end where they end.
    context.imageSmoothingEnabled = surface.kind === "ramp" || surface.confidence !== undefined;
    const [left, top] = [scales.x(x[0]), scales.y(y[1])];
    context.drawImage(raster, left, top, scales.x(x[1]) - left, scales.y(y[0]) - top);
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

/** One pixel a square, to be drawn at any size. In the browser only. */
export function rasterize(surface: RegionSurface | RampSurface, palette: Palette): HTMLCanvasElement {
  const { columns, rows } = surface;
  const raster = document.createElement("canvas");
  raster.width = columns;
  raster.height = rows;
  const context = raster.getContext("2d")!;
  const image = context.createImageData(columns, rows);
  const colourAt = surface.kind === "regions" ? regionColours(surface, palette) : rampColours(surface, palette);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // Pictures count from the top, grids from the lowest y.
      const pixel = 4 * ((rows - 1 - row) * columns + column);
      const colour = colourAt(row * columns + column);
      if (!colour) continue;
      image.data.set(colour, pixel);
      image.data[pixel + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return raster;
}

type ColourAt = (index: number) => Rgb | undefined;

function regionColours({ values, confidence }: RegionSurface, palette: Palette): ColourAt {
  return (index) => {
    const group = values[index]!;
    if (group < 0) return undefined;
    return mix(palette.paper, palette.classRgb(group), confidence ? 1.6 * tint * confidence[index]! : tint);
  };
}

function rampColours({ values, ramp, extent: given }: RampSurface, palette: Palette): ColourAt {
  const [low, high] = given ?? extent(values);
  return (index) => {
    const value = values[index]!;
    return Number.isNaN(value) ? undefined : palette.rampRgb(ramp, (value - low) / (high - low || 1));
  };
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
  const lines = contours().size([columns, rows]).thresholds([...(surface.contours ?? [])])(Array.from(values));
  for (const ring of lines.flatMap(({ coordinates }) => coordinates.flat())) {
    context.beginPath();
    ring.forEach(([column, row], i) => {
      // d3 closes rings along the grid's edge: those stretches are no lines of equal value.
      const [previousColumn, previousRow] = ring[i - 1] ?? [-1, -1];
      const border = onEdge(column!, previousColumn!, columns) || onEdge(row!, previousRow!, rows);
      if (i === 0 || border) context.moveTo(toX(column!), toY(row!));
      else context.lineTo(toX(column!), toY(row!));
    });
    context.stroke();
  }
  context.restore();
}

function onEdge(value: number, previous: number, size: number): boolean {
  return (value <= 0.5 && previous <= 0.5) || (value >= size - 0.5 && previous >= size - 0.5);
}
