/** Where everything in the diagram is, in pixels of its sheet. */
import type { Part } from "../selection";
import { allFeatures, fanIn, layerSizes, type Shape } from "./shape";

export interface Column {
  /** The middle of its units. */
  readonly x: number;
  readonly ys: readonly number[];
}

export interface Layout {
  /** Of the sheet: no smaller than the room there is, and larger if the network needs it. */
  readonly width: number;
  readonly height: number;
  /** The side of a unit's square. */
  readonly side: number;
  /** Below it, the columns' heads end. */
  readonly top: number;
  /** The features, whether on or off; the hidden layers; the outputs. */
  readonly columns: readonly Column[];
}

/** What a pointer needs: a finger takes more room than a mouse. */
export interface Measures {
  readonly width: number;
  readonly height: number;
  readonly isCoarse: boolean;
}

/** Features have their names on the left, several outputs their marks on the right. */
const labels = { left: 40, right: 24 } as const;
const sides = { least: 20, most: 72 } as const;
/** A unit's share of the room from one to the next below it. */
const filled = 0.72;

export function layOut(shape: Shape, { width, height, isCoarse }: Measures): Layout {
  const counts = [allFeatures.length, ...layerSizes(shape)];
  const most = Math.max(...counts);
  const top = isCoarse ? 104 : 58;
  const [leastPitch, leastStride] = isCoarse ? [34, 116] : [sides.least + 4, 68];
  const room = Math.max(height - top, most * leastPitch);
  const side = Math.floor(Math.min(sides.most, Math.max(sides.least, (filled * room) / most)));
  const pitch = Math.min(room / most, 1.5 * side);
  const [first, last] = [labels.left + side / 2, labels.right + side / 2];
  const stride = Math.max(leastStride, (width - first - last) / (counts.length - 1));
  const sheetWidth = Math.max(width, first + last + stride * (counts.length - 1));
  const middle = top + (most * pitch) / 2;
  const columns = counts.map((count, column) => ({
    x: first + column * stride,
    ys: Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * pitch),
  }));
  return { width: Math.floor(sheetWidth), height: Math.floor(Math.max(height, top + room)), side, top, columns };
}

/** A weight's line: it leaves and arrives level. */
export interface Link {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** All of a shape's weights, layer by layer and row by row, as a network keeps them. */
export function linksOf(shape: Shape, { columns, side }: Layout): Link[] {
  const links: Link[] = [];
  layerSizes(shape).forEach((units, layer) => {
    const [left, right] = [columns[layer]!, columns[layer + 1]!];
    const [x1, x2] = [left.x + side / 2 + 1, right.x - side / 2 - 1];
    for (let from = 0; from < fanIn(shape, layer); from++) {
      const y1 = left.ys[layer === 0 ? allFeatures.indexOf(shape.features[from]!) : from]!;
      for (let to = 0; to < units; to++) links.push({ layer, from, to, x1, y1, x2, y2: right.ys[to]! });
    }
  });
  return links;
}

/** How far along its way a link is at a pixel: its control points are half way, so that x = ½(3t − 3t² + 2t³)·width. */
function wayAt({ x1, x2 }: Link, x: number): number {
  const target = (x - x1) / (x2 - x1);
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t * t * t < target) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** The link nearest to a place, no farther away than `reach`. */
export function linkAt(links: readonly Link[], x: number, y: number, reach: number): Link | undefined {
  let [found, nearest] = [undefined as Link | undefined, reach];
  let [layer, t] = [-1, 0];
  for (const link of links) {
    if (x < link.x1 || x > link.x2) continue;
    // All links of a layer span the same pixels.
    if (link.layer !== layer) [layer, t] = [link.layer, wayAt(link, x)];
    const [rise, width] = [link.y2 - link.y1, link.x2 - link.x1];
    const slope = (rise * 6 * t * (1 - t)) / (width * (1.5 - 3 * t + 3 * t * t));
    const distance = Math.abs(link.y1 + rise * t * t * (3 - 2 * t) - y) / Math.hypot(1, slope);
    if (distance < nearest) [found, nearest] = [link, distance];
  }
  return found;
}

/** The side of a bias's mark, at the lower left corner of its unit. */
export const biasSide = (side: number): number => (side < 28 ? 5 : 7);

export function biasAt({ columns, side }: Layout, x: number, y: number, reach: number): Part | undefined {
  for (const [layer, { x: middle, ys }] of columns.slice(1).entries()) {
    const unit = ys.findIndex((centre) => Math.hypot(x - (middle - side / 2), y - (centre + side / 2)) < reach);
    if (unit >= 0) return { kind: "bias", layer, unit };
  }
  return undefined;
}
