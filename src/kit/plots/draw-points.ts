/** Points on a canvas: each look is drawn once and stamped, which keeps ten thousand points within a few milliseconds. */
import { extent } from "./extent";
import type { Palette, Rgb } from "./colours";
import { shapePath } from "./shapes";
import { drawStamp, press, type Stamp } from "./stamp";
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
  const stamps = new Map<number, Stamp>();
  const { width, height } = context.canvas;
  // A stage that is hidden has no pixels, and there is no picture without any.
  if (width === 0 || height === 0) return;
  const picture = context.createImageData(width, height);
  for (let i = 0; i < n; i++) {
    const { key, group, colour } = lookOf(i);
    const stampKey = 2 * key + hollow[i]!;
    let stamp = stamps.get(stampKey);
    if (!stamp) {
      stamp = drawStamp(shapePath(group, radius), radius, colour, hollow[i] === 1, palette, density);
      stamps.set(stampKey, stamp);
    }
    press(picture, stamp, positions[2 * i]! * density, positions[2 * i + 1]! * density);
  }
  context.putImageData(picture, 0, 0);
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
