/** Which part of the two features a stage shows. */
import type { Matrix } from "../../../algorithms/core/matrix";
import type { Domain } from "./types";

type Interval = readonly [low: number, high: number];

const padding = 0.06;
/** Features whose spreads differ by less than this share one unit, so that distances look as long as they are. */
const comparable = 3;
/** Points may shrink to this share of a stable domain before it follows them. */
const smallestFill = 0.4;
const unit: Domain = { x: [0, 1], y: [0, 1] };

/** A padded domain around all points: the same units a pixel on both axes wherever the spreads are comparable. */
export function fitDomain(X: Matrix): Domain {
  const [x, y] = [extent(X, 0), extent(X, 1)];
  if (!x || !y) return unit;
  const [width, height] = [spread(x), spread(y)];
  const longest = Math.max(width, height);
  const shared = longest < comparable * Math.min(width, height);
  return { x: padded(x, shared ? longest : width), y: padded(y, shared ? longest : height) };
}

/**
 * The previous domain as long as every point is inside it and the points still fill it: a stage must not jump under the
 * hand that moves a point. Otherwise a new one.
 */
export function stableDomain(X: Matrix, previous?: Domain | null): Domain {
  const [x, y] = [extent(X, 0), extent(X, 1)];
  if (!previous || !x || !y) return fitDomain(X);
  const inside = contains(previous.x, x) && contains(previous.y, y);
  const filled = Math.max(
    (x[1] - x[0]) / (previous.x[1] - previous.x[0]),
    (y[1] - y[0]) / (previous.y[1] - previous.y[0]),
  );
  return inside && (filled > smallestFill || X.rows < 3) ? previous : fitDomain(X);
}

function extent(X: Matrix, column: number): Interval | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (let i = column; i < X.data.length; i += X.columns) {
    const value = X.data[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** Points at a single place still get a picture around them. */
function spread([low, high]: Interval): number {
  return high - low || Math.abs(high) / 2 || 1;
}

function padded([low, high]: Interval, span: number): Interval {
  const [middle, half] = [(low + high) / 2, span * (0.5 + padding)];
  return [middle - half, middle + half];
}

function contains(outer: Interval, inner: Interval): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
