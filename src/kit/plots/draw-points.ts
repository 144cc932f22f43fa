/** Points on a canvas: each look is drawn once and stamped, which keeps ten thousand points within a few milliseconds. */
import { extent } from "./extent";
import { css, type Palette, type Rgb } from "./colours";
import { shapePath } from "./shapes";
import type { PlanePoints } from "./types";

const valueShades = 48;

/** The radius of a mark: many points are drawn smaller, so that they do not become one blot. */
export function pointRadius(count: number): number {
  return Math.min(5, Math.max(1.8, 5 * (250 / Math.max(250, count)) ** 0.3));
}

/**
 * @param positions x and y in pixels of every row; @param density device pixels to one of CSS
 */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: PlanePoints,
  positions: Float64Array,
  palette: Palette,
  density: number,
): void {
  const n = positions.length / 2;
  const radius = pointRadius(n);
  const hollow = hollowFlags(points.hollow, n);
  const lookOf = looks(points, palette);
  const stamps = new Map<number, HTMLCanvasElement>();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (let i = 0; i < n; i++) {
    const { key, group, colour } = lookOf(i);
    const stampKey = 2 * key + hollow[i]!;
    let stamp = stamps.get(stampKey);
    if (!stamp) {
      stamp = drawStamp(shapePath(group, radius), radius, colour, hollow[i] === 1, palette, density);
      stamps.set(stampKey, stamp);
    }
    // Whole device pixels: a stamp between two is smeared, and slower.
    context.drawImage(
      stamp,
      Math.round(positions[2 * i]! * density - stamp.width / 2),
      Math.round(positions[2 * i + 1]! * density - stamp.height / 2),
    );
  }
}

interface Look {
  readonly key: number;
  readonly group: number;
  readonly colour: Rgb;
}

function looks({ groups, values }: PlanePoints, palette: Palette): (row: number) => Look {
  if (groups || !values) {
    const known = new Map<number, Look>();
    return (row) => {
      const group = groups?.[row] ?? -1;
      const look = known.get(group) ?? { key: Math.max(-1, group) + 1, group, colour: palette.classRgb(group) };
      known.set(group, look);
      return look;
    };
  }
  const [low, high] = extent(values);
  const shades = Array.from({ length: valueShades }, (_, key) => ({
    key,
    group: -1,
    colour: palette.rampRgb("sequential", key / (valueShades - 1)),
  }));
  return (row) => shades[Math.round(((values[row]! - low) / (high - low || 1)) * (valueShades - 1))] ?? shades[0]!;
}

export function hollowFlags(hollow: PlanePoints["hollow"], n: number): Uint8Array {
  if (hollow instanceof Uint8Array) return hollow;
  const flags = new Uint8Array(n);
  for (const row of hollow ?? []) flags[row] = 1;
  return flags;
}

function drawStamp(
  path: string,
  radius: number,
  colour: Rgb,
  hollow: boolean,
  palette: Palette,
  density: number,
): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  const size = Math.ceil((radius * 1.7 + 2) * 2 * density);
  stamp.width = size;
  stamp.height = size;
  const context = stamp.getContext("2d")!;
  context.setTransform(density, 0, 0, density, size / 2, size / 2);
  context.lineJoin = "round";
  const outline = new Path2D(path);
  context.strokeStyle = css(palette.paper);
  context.lineWidth = radius > 3 ? (hollow ? 4 : 2) : 1;
  context.stroke(outline);
  context.fillStyle = css(hollow ? palette.paper : colour);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(outline);
  if (hollow || radius > 3) {
    // A value's colour may be as pale as the paper; a thin edge keeps the mark in sight.
    context.strokeStyle = css(colour);
    context.lineWidth = hollow ? Math.max(1, radius / 2.8) : 0.5;
    context.stroke(outline);
  }
  return stamp;
}
